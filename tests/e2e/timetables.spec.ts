import { makeOwnPattern } from '../support/site/own-pattern'
import { expect, test } from './support/fixtures'

test('a manager moves a pattern: what stays is named first, then saved and told', {
  tag: '@both',
}, async ({ page, signIn, checkAccessibility }) => {
  const { room, phone, timetableId } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables`)
  await expect(page.getByRole('img', { name: /一周开放时段图/ })).toBeVisible()
  await page
    .getByRole('link', { name: /09:00–11:00/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(timetableId))
  await page.getByLabel('开始').selectOption('13:00')
  await page.getByLabel('结束').selectOption('15:00')
  await page.getByRole('button', { name: '先看看影响' }).first().click()
  const would = page.getByRole('status').filter({ hasText: '保存后会这样' })
  await expect(would.getByText('1 场不动，要您自己看一看')).toBeVisible()
  await checkAccessibility()
  // Changed after the preview: shown again, not saved.
  await page.getByLabel('每场最多同时几名幼儿').fill('6')
  await page.getByRole('button', { name: '就这样保存' }).click()
  await expect(page.getByText(/和您刚才看到的不一样了/)).toBeVisible()
  await expect(page.getByLabel('每场最多同时几名幼儿')).toHaveValue('6')
  await page.getByRole('button', { name: '就这样保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '时段已修改。' })).toBeVisible()
  await expect(page.getByText('1 场不动，要您自己看一看')).toBeVisible()
  await checkAccessibility()
})
