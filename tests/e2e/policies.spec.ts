import { makeOwnSubdistrict } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

const words = {
  zh: {
    prefix: '',
    group: '一组最多人数',
    see: '先看影响',
    losing: '1 家宝宝屋的 2 场会减少名额',
    kept: '相关的 9 个预约全部保留，不取消任何人',
    save: '保存规则',
    short: /没有保存：这样会留下缺口（1 处）/,
    agree: /我知道会留下这些缺口/,
    why: '会留下缺口，请写一下原因。',
    reason: '原因',
    saved: '规则已保存。',
    inForce: /现行：8 名幼儿/,
    coming: '以后生效的改动',
    withdraw: '撤回这次改动',
    withdrawNow: '撤回',
    withdrawn: '改动已撤回。',
  },
  en: {
    prefix: '/en',
    group: 'Largest group',
    see: 'See the effect first',
    losing: '2 slots in 1 room lose places',
    kept: 'All 9 bookings concerned stay',
    save: 'Save the rules',
    short: /Not saved: this would leave 1 shortfall/,
    agree: /I know that this leaves shortfalls/,
    why: 'This leaves shortfalls; please write why.',
    reason: 'Reason',
    saved: 'The rules are saved.',
    inForce: /In force: 8 children/,
    coming: 'Changes to come',
    withdraw: 'Withdraw this change',
    withdrawNow: 'Withdraw',
    withdrawn: 'The change is withdrawn.',
  },
} as const

test(
  'a subdistrict’s administrator sees what a smaller group does, saves it, and takes it back',
  {
    tag: '@both',
  },
  async ({ page, signIn, checkAccessibility }, { project }) => {
    // Each language at one width: Chinese on the phone, English at the desk.
    const t = project.name === 'phone' ? words.zh : words.en
    const { code, phone } = await makeOwnSubdistrict()
    await signIn(phone)
    await page.goto(`${t.prefix}/manage/policies`)
    await expect(page).toHaveURL(new RegExp(`/manage/policies/${code}$`))
    const group = page.getByLabel(t.group)
    await group.fill('8')
    await page.getByRole('button', { name: t.see }).click()
    await expect(page.getByText(t.losing)).toBeVisible()
    await expect(page.getByText(t.kept)).toBeVisible()
    await expect(group).toHaveValue('8')
    await checkAccessibility()
    await page.getByRole('button', { name: t.save }).click()
    await expect(page.getByRole('alert').getByText(t.short)).toBeVisible()
    await page.getByLabel(t.agree).check()
    await page.getByRole('button', { name: t.save }).click()
    await expect(page.getByRole('alert').getByText(t.why)).toBeVisible()
    await expect(page.getByLabel(t.agree)).toBeChecked()
    await page.getByLabel(t.reason).first().fill('试行小班')
    await page.getByRole('button', { name: t.save }).click()
    await expect(page.getByText(t.saved)).toBeVisible()
    await expect(page.getByText(t.inForce)).toBeVisible()
    const coming = page.getByRole('region', { name: t.coming })
    await coming.getByText(t.withdraw).click()
    await coming.getByRole('button', { name: t.withdrawNow, exact: true }).click()
    await expect(page.getByText(t.withdrawn)).toBeVisible()
    await expect(group).toHaveValue('')
  },
)
