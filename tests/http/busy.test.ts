import { lockLedger } from '../support/site/lock-ledger'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

const texts = {
  zh: {
    prefix: '',
    confirm: '确认预约',
    busy: /现在办理的人很多，这一次没有办成/,
    done: '约好了',
  },
  en: {
    prefix: '/en',
    confirm: 'Confirm booking',
    busy: /Many people are here right now/,
    done: 'Booked',
  },
}

/** A booking page with its one child ticked, its slot and its key. */
async function openForm(page: Page, signIn: (phone: string) => Promise<void>, prefix = '') {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`${prefix}/book/${slotIds[0]}`)
  expect(page.getByLabel('豆豆')).toBeChecked()
  const key = page.locator('input[name="key"]')
  return { slotId: slotIds[0] ?? '', key, first: key.inputValue() }
}

for (const language of ['zh', 'en'] as const) {
  const t = texts[language]
  test(`a form says that it was busy, keeps its key, and books once when pressed again, ${language}`, async ({
    page,
    signIn,
  }) => {
    const { slotId, key, first } = await openForm(page, signIn, t.prefix)
    const lock = await lockLedger(slotId)
    await page.getByRole('button', { name: t.confirm }).click()
    expect(page.getByRole('alert').getByText(t.busy)).toBeVisible()
    await lock.letGo()
    expect(page.getByLabel('豆豆')).toBeChecked()
    expect(key).toHaveValue(first)
    expect(await claimsIn(slotId)).toEqual([])
    await page.getByRole('button', { name: t.confirm }).click()
    expect(page.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })
}

test('a form of too many bytes is refused, and the site goes on', async ({ page, signIn }) => {
  const { slotId } = await openForm(page, signIn)
  const form = page.locator('form').filter({ has: page.locator('input[name="key"]') })
  const body = page.fieldsOf(form.one() as HTMLFormElement)
  body.append('file', new File([Buffer.alloc(26 * 2 ** 20)], 'a.bin', { type: 'image/jpeg' }))
  const answer = await page.visitor.fetch(`/book/${slotId}`, { method: 'POST', body })
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('太大')
  await page.reload()
  expect(page.getByRole('button', { name: '确认预约' })).toBeVisible()
  expect(await claimsIn(slotId)).toEqual([])
})
