import { makeOwnLog } from '../support/site/own-log'
import { expect, test } from './support/fixtures'

test('the city finds what was done by room and person, from what to what and why', async ({
  page,
  signIn,
}) => {
  const { room, managerName, reason, phones } = await makeOwnLog()
  await signIn(phones.city)
  await page.goto('/manage/log')
  expect(page.getByRole('heading', { level: 1, name: '日志' })).toBeVisible()
  await page.getByLabel('谁做的').fill(managerName)
  await page.getByRole('searchbox', { name: '宝宝屋' }).fill(room.code)
  await page.getByText('查找', { exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: managerName })
  expect(line).toHaveCount(1)
  expect(line.getByText(`${managerName}调整了一场的上限`)).toBeVisible()
  expect(line.getByText(`原因：${reason}`)).toBeVisible()
  await line.getByText('改了什么、从哪里').click()
  const change = line.getByRole('row', { name: /本场上限/ })
  expect(change).toContainText('（空）')
  expect(change).toContainText('6')
  expect(line.getByText('网页，地址 192.0.2.7')).toBeVisible()
  expect(await page.violations()).toEqual([])

  await page.goto('/manage/log')
  await page.getByText('按内容、日期和原因查找').click()
  await page.getByLabel('做了什么').selectOption({ label: '调整了一场的上限' })
  await page.getByLabel('原因里有').fill(reason.slice(2))
  await page.getByText('查找', { exact: true }).click()
  expect(page.getByText(`原因：${reason}`)).toBeVisible()
  await page.getByLabel('原因里有').fill('没有这样的原因')
  await page.getByText('查找', { exact: true }).click()
  expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('the city downloads a year of children’s data without numbers, and the log says so', async ({
  page,
  signIn,
}) => {
  const { phones } = await makeOwnLog()
  await signIn(phones.city)
  await page.goto('/manage/log')
  await page.getByText('儿童信息年度审计', { exact: true }).click()
  await page.getByText('下载 CSV', { exact: true }).click()
  const file = page.answer()
  expect(file.headers()['content-disposition']).toMatch(/filename="?child-data-log-\d{4}\.csv/)
  expect(file.text()).toMatch(/^\uFEFF?时间,记录编号,代码,/)
  expect(file.text()).not.toContain('+86')
  await page.goto('/manage/log?action=child_log_exported')
  expect(page.getByText('下载了儿童信息年度审计表').last()).toBeVisible()
})

test('a subdistrict says why before it sees a child’s log', async ({ page, signIn }) => {
  const { childName, phones } = await makeOwnLog()
  await signIn(phones.subdistrict)
  await page.goto('/en/manage/log')
  expect(page.getByText('Yearly audit of children’s data')).toHaveCount(0)
  const open = () => page.getByText('Open the records about one child').click()
  await open()
  const form = page.locator('form').filter({ hasText: 'Why you need to see them' })
  await form.getByLabel('The child’s whole name').fill(childName)
  await form.locator('button').click()
  // What the page folds away is folded again when the answer comes.
  await open()
  expect(page.getByRole('alert').getByText('Please give a reason.')).toBeVisible()
  expect(form.getByLabel('The child’s whole name')).toHaveValue(childName)
  expect(await page.violations()).toEqual([])
  await form.getByLabel('Why you need to see them').fill('A complaint by the family')
  await form.locator('button').click()
  expect(page.getByText('These are the records about one child.')).toBeVisible()
})

test('a subdistrict elsewhere sees nothing of the room', async ({ page, signIn }) => {
  const { room, reason, phones } = await makeOwnLog()
  await signIn(phones.elsewhere)
  await page.goto(`/manage/log?room=${room.code}`)
  expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
  await page.goto(`/manage/log?reason=${encodeURIComponent(reason)}`)
  expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
})

test('who does not administer finds no log and no export', async ({ page, signIn }) => {
  const { phone } = await makeOwnLog()
  await signIn(phone)
  expect((await page.goto('/manage/log')).status()).toBe(404)
  expect((await page.visitor.fetch('/manage/log/export?year=2026')).status).toBe(404)
})
