import { addDays } from '@/domain/shared/time'
import { bookElsewhere } from '../support/site/book-elsewhere'
import { makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

test('a visitor who opens the page a moment after a booking sees it, though visitors share what was read', async ({
  page,
}) => {
  const { code, day, slotIds } = await makeOwnSlots(3)
  const path = `/rooms/${code}?day=${day}`
  const morning = page.getByRole('listitem').filter({ hasText: '09:00–11:00' }).last()
  await page.goto(path)
  for (const left of ['2个名额', '1个名额', '已约满']) {
    await page.goto(path)
    expect(page.getByRole('main')).not.toContainText(left)
    await bookElsewhere(slotIds[0] ?? '')
    await page.goto(path)
    expect(morning).toContainText(left)
  }
})

test('only a room that is there, days of one week and a stamp are followed', async ({ page }) => {
  const { code, day } = await makeOwnSlots(3)
  const stamp = 'f'.repeat(32)
  const status = async (room: string, query: Record<string, string>) =>
    (await page.visitor.fetch(`/api/places/${room}?${new URLSearchParams(query)}`)).status
  expect(await status('no-such-room', { from: day, to: day, stamp })).toBe(404)
  expect(await status(code, { from: day, to: addDays(day, 7), stamp })).toBe(400)
  expect(await status(code, { from: day, to: day })).toBe(400)
  expect((await page.visitor.fetch(`/api/places/${code}`, { method: 'HEAD' })).status).toBe(405)
})
