import { claimsIn, fillSlot, makeResidents, makeSlotsAlone } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

test('a full slot leads from the room’s page to what fits, and one press books it', async ({
  page,
  signIn,
}) => {
  const { here, code, day, slotIds } = await makeSlotsAlone(1)
  await fillSlot(slotIds[0], 1)
  await signIn((await makeResidents(['豆豆'], here)).phone)
  await page.goto(`/rooms/${code}?day=${day}`)
  await page
    .getByRole('link', { name: /看看还能约什么/ })
    .first()
    .click()
  expect(page.getByRole('heading', { name: '这些现在能约' })).toBeVisible()
  expect(await page.violations()).toEqual([])
  const other = page.getByRole('listitem').filter({ hasText: '同一家，换个时间' })
  expect(other.getByRole('heading')).toContainText('13:00')
  await other.getByRole('button', { name: /就约这个/ }).click()
  expect(page.getByText('约好了', { exact: true })).toBeVisible()
  expect(page.getByText(/13:00–15:00/).first()).toBeVisible()
})

test('a slot that filled while the form was open is refused with ways out, and the choice is kept', async ({
  page,
  signIn,
}) => {
  const { here, slotIds } = await makeSlotsAlone(1)
  await signIn((await makeResidents(['豆豆', '米粒'], here)).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByLabel('米粒').check()
  await fillSlot(slotIds[0], 1)
  await page.getByRole('button', { name: '确认预约' }).click()
  expect(page.getByRole('alert').first()).toContainText('名额刚刚约满')
  expect(page.getByText('现在没有空余名额')).toBeVisible()
  expect(page.getByLabel('米粒')).toBeChecked()
  expect(page.getByLabel('豆豆').isChecked()).toBe(false)
  expect(page.getByRole('heading', { name: '这些现在能约' }).first()).toBeVisible()
  expect(await page.violations()).toEqual([])
  expect(await claimsIn(slotIds[0])).toEqual(['confirmed'])
})

test('what fits instead of a full slot is shown to a visitor, to look at', async ({ page }) => {
  const { slotIds } = await makeSlotsAlone(1)
  await fillSlot(slotIds[0], 1)
  await page.goto(`/en/instead/${slotIds[0]}?age=20`)
  expect(page.getByRole('heading', { level: 1 })).toHaveText('Full: what fits instead')
  await page
    .getByRole('link', { name: /Look at this/ })
    .first()
    .click()
  expect(page).toHaveURL(/\/en\/sign-in/)
})

test('what fits instead leads to the slot itself while it has a place', async ({
  page,
  signIn,
}) => {
  const { here, slotIds } = await makeSlotsAlone(1)
  await signIn((await makeResidents(['豆豆'], here)).phone)
  await page.goto(`/instead/${slotIds[0]}`)
  expect(page.getByRole('heading', { level: 1 })).toHaveText('现在有名额')
  expect(await page.violations()).toEqual([])
  await page.getByRole('link', { name: '预约这个场次' }).click()
  await page.getByRole('button', { name: '确认预约' }).click()
  expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await page.goto(`/instead/${slotIds[0]}`)
  expect(page.getByRole('heading', { level: 1 })).toHaveText('约满了，还能约什么')
})
