import { readFileSync } from 'node:fs'
import { makeOwnLog } from '../support/site/own-log'
import { expect, test } from './support/fixtures'

test('the city finds what was done by room and person, from what to what and why, and exports', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, managerName, reason, phones } = await makeOwnLog()
  await signIn(phones.city)
  await page.goto('/manage/log')
  await expect(page.getByRole('heading', { level: 1, name: '日志' })).toBeVisible()
  await checkAccessibility()

  await page.getByLabel('谁做的').fill(managerName)
  await page.getByRole('searchbox', { name: '宝宝屋' }).fill(room.code)
  await page.getByRole('button', { name: '查找', exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: managerName })
  await expect(line).toHaveCount(1)
  await expect(line.getByText(`${managerName}调整了一场的上限`)).toBeVisible()
  await expect(line.getByText(`原因：${reason}`)).toBeVisible()
  await line.getByText('改了什么、从哪里').click()
  const change = line.getByRole('row', { name: /本场上限/ })
  await expect(change).toContainText('（空）')
  await expect(change).toContainText('6')
  await expect(line.getByText('网页，地址 192.0.2.7')).toBeVisible()
  await checkAccessibility()

  await page.goto('/manage/log')
  await page.getByText('按内容、日期和原因查找').click()
  await page.getByLabel('做了什么').selectOption({ label: '调整了一场的上限' })
  await page.getByLabel('原因里有').fill(reason.slice(2))
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await expect(page.getByText(`原因：${reason}`)).toBeVisible()
  await page.getByLabel('原因里有').fill('没有这样的原因')
  await page.getByRole('button', { name: '查找', exact: true }).click()
  await expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
  await checkAccessibility()

  await page.getByText('儿童信息年度审计', { exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 CSV' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^child-data-log-\d{4}\.csv$/)
  const csv = readFileSync(await file.path(), 'utf8')
  expect(csv).toMatch(/^\uFEFF时间,记录编号,代码,/)
  expect(csv).not.toContain('+86')
  await page.goto('/manage/log?action=child_log_exported')
  await expect(page.getByText('下载了儿童信息年度审计表').last()).toBeVisible()
})

test('in English, with the keyboard alone, a subdistrict says why before it sees a child’s log', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { childName, phones } = await makeOwnLog()
  await signIn(phones.subdistrict)
  await page.goto('/en/manage/log')
  await expect(page.getByText('Yearly audit of children’s data')).toHaveCount(0)
  const reach = async (name: RegExp) => {
    for (let n = 0; n < 200; n += 1) {
      await page.keyboard.press('Shift+Tab')
      const here = await page.evaluate(() => {
        const { activeElement: at } = document
        const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
        return label ?? at?.textContent ?? ''
      })
      if (name.test(here)) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  // While the page still comes in, what has the focus is replaced and loses it.
  await expect(page.getByText('Open the records about one child')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toBeVisible()
  await reach(/^Open the records about one child$/)
  await page.keyboard.press('Enter')
  const name = page.getByLabel('The child’s whole name')
  await expect(name).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(name).toBeFocused()
  await page.keyboard.type(childName)
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Why you need to see them')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').getByText('Please give a reason.')).toBeVisible()
  await expect(page.getByLabel('The child’s whole name')).toHaveValue(childName)
  await checkAccessibility()
  await page.getByLabel('Why you need to see them').focus()
  await page.keyboard.type('A complaint by the family')
  await page.keyboard.press('Enter')
  await expect(page.getByText('These are the records about one child.')).toBeVisible()
  await checkAccessibility()
})

test('a subdistrict elsewhere sees nothing of the room, and a manager has no log', async ({
  page,
  signIn,
}) => {
  const { room, reason, phones } = await makeOwnLog()
  await signIn(phones.elsewhere)
  await page.goto(`/manage/log?room=${room.code}`)
  await expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
  await page.goto(`/manage/log?reason=${encodeURIComponent(reason)}`)
  await expect(page.getByRole('heading', { name: '没有符合的记录' })).toBeVisible()
})

test.describe('who does not administer', () => {
  test.use({ expectedErrors: [/404/] })

  test('finds no log and no export', async ({ page, signIn }) => {
    const { phone } = await makeOwnLog()
    await signIn(phone)
    const answer = await page.goto('/manage/log')
    expect(answer?.status()).toBe(404)
    const file = await page.request.get('/manage/log/export?year=2026')
    expect(file.status()).toBe(404)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the log is searched', async ({ page, signIn }) => {
    const { managerName, reason, phones } = await makeOwnLog()
    await signIn(phones.city)
    await page.goto('/manage/log')
    await page.getByLabel('谁做的').fill(managerName)
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await expect(page.getByText(`原因：${reason}`)).toBeVisible()
  })
})
