import type { Page } from '@playwright/test'
import { dayName } from '../support/site/day-name'
import { fillSlot, makeResidents, makeSlotsAlone } from '../support/site/own-slot'
import { noteDeeds } from './support/deeds'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

const found = (page: Page) => page.getByRole('region', { name: /能约的名额/ })

test('a known family goes from the front page to a confirmed booking in two touches', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { here, nameZh, day } = await makeSlotsAlone()
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  const deeds = await noteDeeds(page)
  await test.step('the front page shows what fits at home', async () => {
    await page.goto('/')
    await expect(found(page).getByText('给豆豆')).toBeVisible()
    await checkAccessibility()
  })
  await test.step('a time leads to its booking page, the child chosen', async () => {
    const name = new RegExp(`预约${nameZh} .*${dayName('zh', day)}09:00–11:00`)
    await found(page).getByRole('link', { name }).click()
    await expect(page.getByLabel('豆豆')).toBeChecked()
  })
  await test.step('and it is booked', async () => {
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  })
  expect(deeds).toEqual([expect.stringMatching(/^click .*09:00–11:00/), 'click 确认预约'])
  await page.goto('/')
  const times = found(page).getByRole('link', { name: new RegExp(`预约${nameZh}`) })
  await expect(times).toHaveCount(1)
  await expect(times).toContainText('13:00')
})

test.describe('where I am', () => {
  test('is asked for on a touch alone, and puts near rooms first', async ({ page, context }) => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 31.2304, longitude: 121.4737 })
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page).toHaveURL(/near=31\.230%2C121\.474/)
    await expect(page.getByRole('heading', { name: /离您近的在前/ })).toBeVisible()
    await expect(
      found(page)
        .getByText(/离您[\d.]+ ?(米|公里)/)
        .first(),
    ).toBeVisible()
  })

  test('outside Shanghai leads back to choosing a place', async ({
    page,
    context,
    checkAccessibility,
  }) => {
    await context.grantPermissions(['geolocation'])
    await context.setGeolocation({ latitude: 39.904, longitude: 116.407 })
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page.getByText('这个位置不在上海，已不按位置找。请选区或街镇。')).toBeVisible()
    await checkAccessibility()
  })

  test('refused is said kindly, and nothing else changes', async ({ page, context }) => {
    await context.clearPermissions()
    await page.goto('/')
    await page.getByRole('button', { name: '离我近的' }).click()
    await expect(page.getByText(/没有得到定位许可|现在定不了位/)).toBeVisible()
    await expect(page).toHaveURL(/\/$/)
  })
})

test('a slot that filled meanwhile is refused with ways out, the choice is kept, and one touch books', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { here, slotIds } = await makeSlotsAlone(1)
  const { phone } = await makeResidents(['豆豆', '米粒'], here)
  await signIn(phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByLabel('米粒').check()
  await fillSlot(slotIds[0], 1)
  let look = () => {}
  const mayLook = new Promise<void>((done) => {
    look = done
  })
  await page.route(/[?&]_rsc=/, async (route) => {
    await mayLook
    await route.continue()
  })
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByRole('alert').first()).toContainText('名额刚刚约满')
  await expect(page.getByText('正在找这一刻还能约的')).toBeVisible()
  look()
  await expect(page.getByRole('heading', { name: '这些现在能约' }).first()).toBeVisible()
  await expect(page.getByText('正在找这一刻还能约的')).toBeHidden()
  await expect(page.getByLabel('米粒')).toBeChecked()
  const ways = page.getByRole('listitem').filter({ hasText: '就约这个' })
  await expect(ways.first()).toContainText('给米粒')
  await expect(ways.filter({ hasText: '豆豆' })).toHaveCount(0)
  await checkAccessibility()
  await page
    .getByRole('button', { name: /就约这个/ })
    .first()
    .click()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  // For the child that was chosen, and for no other.
  await expect(page.getByRole('main')).toContainText('米粒')
  await expect(page.getByRole('main')).not.toContainText('豆豆')
})

test('the front page is searched and booked from with the keyboard alone', async ({
  page,
  signIn,
}) => {
  const { here, nameZh } = await makeSlotsAlone()
  const { phone } = await makeResidents(['豆豆'], here)
  await signIn(phone)
  await page.goto('/')
  await page.getByLabel('在哪里').focus()
  await tabTo(
    page,
    found(page)
      .getByRole('link', { name: new RegExp(`预约${nameZh}`) })
      .first(),
  )
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('button', { name: '确认预约' })
  await expect(page.getByLabel('豆豆')).toBeChecked()
  await confirm.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
})
