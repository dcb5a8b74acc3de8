import { addDays, dayOf } from '@/domain/shared/time'
import { makeOwnAdministrator, makeOwnSubdistrict } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

const tomorrow = addDays(dayOf(new Date()), 1)

test('a subdistrict’s administrator sees what a smaller group does, says why, and saves it', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { code, name, phone, room } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto('/manage/policies')
  await expect(page).toHaveURL(new RegExp(`/manage/policies/${code}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}的规则`)
  await checkAccessibility()

  await page.getByLabel('一组最多人数').fill('8')
  await page.getByRole('button', { name: '先看影响' }).click()
  const effect = page.getByRole('status').filter({ hasText: '会减少名额' })
  await expect(effect.getByText('1 家宝宝屋的 2 场会减少名额')).toBeVisible()
  await expect(effect.getByText('1 场会出现缺口，或缺口变大')).toBeVisible()
  await expect(effect.getByText('相关的 9 个预约全部保留，不取消任何人')).toBeVisible()
  await expect(
    effect.getByRole('link', { name: /规则测试宝宝屋，.*超出一组最多人数 1 名幼儿/ }),
  ).toBeVisible()
  await checkAccessibility()
  await expect(page.getByLabel('一组最多人数')).toHaveValue('8')

  await page.getByRole('button', { name: '保存规则' }).click()
  await expect(page.getByRole('alert').getByText(/没有保存：这样会留下缺口（1 处）/)).toBeVisible()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByRole('button', { name: '保存规则' }).click()
  await expect(page.getByRole('alert').getByText('会留下缺口，请写一下原因。')).toBeVisible()
  await page.getByLabel('原因').first().fill('试行小班')
  await page.getByRole('button', { name: '保存规则' }).click()
  await expect(page.getByText('规则已保存。')).toBeVisible()
  await expect(page.getByLabel('一组最多人数')).toHaveValue('8')
  await expect(page.getByText(/现行：8 名幼儿/)).toBeVisible()
  const history = page.getByRole('region', { name: '改动记录' })
  await expect(history.getByText('一组最多人数：跟随上级 → 8 名幼儿')).toBeVisible()
  await expect(history.getByText('原因：试行小班')).toBeVisible()

  await page.getByRole('link', { name: '规则测试宝宝屋' }).first().click()
  await expect(page).toHaveURL(new RegExp(`/manage/policies/room-${room.code}`))
  await expect(page.getByText('现行：8 名幼儿')).toBeVisible()
  await expect(page.getByRole('link', { name: /来自街镇/ }).first()).toBeVisible()

  await page.goto(`/manage/policies/${code}`)
  const coming = page.getByRole('region', { name: '以后生效的改动' })
  await coming.getByText('撤回这次改动').click()
  await coming.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByText('改动已撤回。')).toBeVisible()
  await expect(page.getByText('没有等待生效的改动。')).toBeVisible()
  await expect(page.getByLabel('一组最多人数')).toHaveValue('')
})

test('in English, with the keyboard alone, a rule is set and a wrong one is refused at its field', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { code, phone } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto(`/en/manage/policies/${code}`)
  await checkAccessibility()
  const group = page.getByLabel('Largest group')
  await group.focus()
  await page.keyboard.type('900')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Largest group: at most 500.').first()).toBeVisible()
  await expect(group).toHaveValue('900')
  await checkAccessibility()
  await group.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('9')
  await page.getByRole('button', { name: 'Save the rules' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The rules are saved.')).toBeVisible()
  await expect(page.getByText(/In force: 9 children/)).toBeVisible()
})

test('a room’s manager sees its rules and whose they are, and changes nothing', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { managerPhone, room } = await makeOwnSubdistrict()
  await signIn(managerPhone)
  await page.goto('/manage/policies')
  await expect(page).toHaveURL(new RegExp(`/manage/policies/room-${room.code}$`))
  await expect(page.getByText('现行：10 名幼儿').first()).toBeVisible()
  await expect(page.getByText(/来自市级/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: '保存规则' })).toHaveCount(0)
  await checkAccessibility()
})

test('the city enters a holiday of a far year, in both languages', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  await signIn(await makeOwnAdministrator())
  await page.goto('/manage/calendar')
  await expect(page.getByRole('table', { name: /1月/ }).first()).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '先看影响' }).click()
  await expect(page.getByRole('alert').getByText('请选一个日期。')).toBeVisible()
  // No slot lies that far ahead: nobody else's day changes.
  const day = `2040-0${1 + Math.floor(Math.random() * 9)}-1${Math.floor(Math.random() * 9)}`
  await page.getByLabel('从哪一天').fill(day)
  await page.getByLabel('中文名称').fill('测试假日')
  await page.getByLabel('英文名称').fill('Test holiday')
  await page.getByRole('button', { name: '先看影响' }).click()
  await expect(page.getByText('已有的场次都不变。之后新生成的场次按新规则。')).toBeVisible()
  await expect(page.getByLabel('中文名称')).toHaveValue('测试假日')
  await page.getByRole('button', { name: '保存日历' }).click()
  await expect(
    page.getByText('日历已保存：新增 0 场，去掉 0 场，因有预约保留 0 场。'),
  ).toBeVisible()
  await expect(page.getByText(/测试假日，节假日/).first()).toBeVisible()
  await page.goto('/en/manage/calendar?year=2040')
  await expect(page.getByText(/Test holiday, holiday/).first()).toBeVisible()
  await checkAccessibility()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a preset fills the form, and what is typed stays beside its effect', async ({
    page,
    signIn,
  }) => {
    const { code, phone } = await makeOwnSubdistrict()
    await signIn(phone)
    await page.goto(`/manage/policies/${code}`)
    await page.getByText('从参考规则开始').click()
    await page.getByLabel('参考规则').selectOption('china_national')
    await page.getByRole('button', { name: '填入表单' }).click()
    await expect(page.getByText(/已填入“国家托育机构设置标准”/)).toBeVisible()
    await expect(page.getByLabel('一组最多人数')).toHaveValue('18')
    await page.getByLabel('一组最多人数').fill('7')
    await page.getByLabel('从哪一天起').fill(tomorrow)
    await page.getByRole('button', { name: '先看影响' }).click()
    await expect(page.getByText(/1 场会出现缺口/)).toBeVisible()
    await expect(page.getByLabel('一组最多人数')).toHaveValue('7')
  })
})

test.describe('levels above and beside', () => {
  test.use({ expectedErrors: [/404/] })

  test('are not there for an administrator below', async ({ page, signIn }) => {
    const mine = await makeOwnSubdistrict()
    const theirs = await makeOwnSubdistrict()
    await signIn(mine.phone)
    for (const where of ['city', mine.code.slice(0, 6), theirs.code, 'room-nowhere', 'x']) {
      const answer = await page.goto(`/manage/policies/${where}`)
      expect(answer?.status(), where).toBe(404)
    }
  })
})
