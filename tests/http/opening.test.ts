import { sql } from 'drizzle-orm'
import { makeOwnOpening } from '../support/site/own-opening'
import { claimsIn, makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

test('a form that says another time is refused before the release all the same', async ({
  page,
  signIn,
}) => {
  const { id, slotId } = await makeOwnOpening(-60)
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`/book/${slotId}`)
  const confirm = page.getByRole('button', { name: '确认预约' })
  expect(confirm).toBeVisible()
  // The release is put off by a day while the page is open.
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update policies set release_days_ahead = 12 where room_id = ${id}`),
  )
  const form = page
    .locator('form')
    .filter({ has: page.locator('[name="slotId"]') })
    .one()
  for (const name of ['now', 'at', 'time', 'claimedAt', 'releasedAt', 'released_at', 'exception']) {
    const input = `<input type="hidden" name="${name}" value="2020-01-01T00:00:00Z">`
    form.insertAdjacentHTML('beforeend', input)
  }
  await confirm.click()
  expect(page.getByText(/放号/).first()).toBeVisible()
  expect(confirm).toHaveCount(0)
  expect(await claimsIn(slotId)).toEqual([])
})
