import type { Page } from '@playwright/test'
import { makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnWeek } from '../support/site/own-week'
import { expect, test } from './support/fixtures'

/** Opens every week, whatever is folded away. */
async function openWeeks(page: Page) {
  const folded = page.locator('form details:not([open]) > summary')
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click()
  await expect(folded).toHaveCount(0)
}

test('with scripts too, several mornings are all refused or booked as far as they fit', async ({
  page,
  signIn,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  await signIn(phone)
  await page.goto(`/book/several?room=${room.code}`)
  await openWeeks(page)
  for (const day of room.days.slice(0, 4)) {
    const slots = page.getByRole('group', { name: dayText(day) })
    await slots.getByRole('checkbox', { name: '09:00–11:00' }).check()
  }
  await page.getByRole('button', { name: '看看能不能约' }).click()
  const plan = page.getByRole('region', { name: '您选了 4 场' })
  await plan.getByRole('radio', { name: '全部约到才约' }).check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  await expect(page.getByRole('alert').first()).toContainText('一场也没有约')
  await expect(plan.getByRole('radio', { name: '全部约到才约' })).toBeChecked()

  await plan.getByRole('radio', { name: '能约几场约几场' }).check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  await expect(page.getByRole('status')).toContainText('约好了 3 场')
})
