import { addDays } from '@/domain/shared/time'
import { makeOwnSubdistrict } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

test('a subdistrict’s administrator sees what a smaller group does, says why, and saves it', async ({
  page,
  signIn,
}) => {
  const { code, name, phone, room } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto('/manage/policies')
  expect(page).toHaveURL(new RegExp(`/manage/policies/${code}$`))
  expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}的规则`)

  await page.getByLabel('一组最多人数').fill('8')
  await page.getByText('先看影响', { exact: true }).click()
  const effect = page.getByRole('status').filter({ hasText: '会减少名额' })
  expect(effect.getByText('1 家宝宝屋的 2 场会减少名额')).toBeVisible()
  expect(effect.getByText('1 场会出现缺口，或缺口变大')).toBeVisible()
  expect(effect.getByText('相关的 9 个预约全部保留，不取消任何人')).toBeVisible()
  expect(effect.getByText(/规则测试宝宝屋，.*超出一组最多人数 1 名幼儿/)).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('8')

  await page.getByText('保存规则', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/没有保存：这样会留下缺口（1 处）/)).toBeVisible()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByText('保存规则', { exact: true }).click()
  expect(page.getByRole('alert').getByText('会留下缺口，请写一下原因。')).toBeVisible()
  await page.getByLabel('原因').first().fill('试行小班')
  await page.getByText('保存规则', { exact: true }).click()
  expect(page.getByText('规则已保存。')).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('8')
  expect(page.getByText(/现行：8 名幼儿/)).toBeVisible()
  const history = page.getByRole('region', { name: '改动记录' })
  expect(history.getByText('一组最多人数：跟随上级 → 8 名幼儿')).toBeVisible()
  expect(history.getByText('原因：试行小班')).toBeVisible()

  await page.getByRole('link', { name: '规则测试宝宝屋' }).first().click()
  expect(page).toHaveURL(new RegExp(`/manage/policies/room-${room.code}`))
  expect(page.getByText('现行：8 名幼儿')).toBeVisible()
  expect(page.getByRole('link', { name: /来自街镇/ }).first()).toBeVisible()

  await page.goto(`/manage/policies/${code}`)
  const coming = page.getByRole('region', { name: '以后生效的改动' })
  await coming.getByText('撤回这次改动').click()
  await coming.getByText('撤回', { exact: true }).click()
  expect(page.getByText('改动已撤回。')).toBeVisible()
  expect(page.getByText('没有等待生效的改动。')).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('')
})

test('a wrong rule is refused at its field, and stays as it was typed', async ({
  page,
  signIn,
}) => {
  const { code, phone } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto(`/en/manage/policies/${code}`)
  await page.getByLabel('Largest group').fill('99999999999')
  await page.getByLabel('Fixed ratio').fill('−3')
  await page.getByLabel('Play area per child').fill('0.4')
  await page.getByText('Save the rules', { exact: true }).click()
  expect(
    page.getByText('Largest group: a whole number from 1 to 500, please.').first(),
  ).toBeVisible()
  for (const text of [
    'Fixed ratio: a whole number from 1 to 20, please.',
    'Play area per child: a number with at most 2 decimals from 0.5 to 50, please.',
  ]) {
    expect(page.getByRole('link', { name: text })).toBeVisible()
  }
  expect(page.getByLabel('Largest group')).toHaveValue('99999999999')
  expect(page.getByLabel('Fixed ratio')).toHaveValue('−3')
  expect(await page.violations()).toEqual([])
  await page.getByLabel('Fixed ratio').fill('')
  await page.getByLabel('Play area per child').fill('')
  await page.getByLabel('Largest group').fill('9')
  await page.getByText('Save the rules', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/Not saved yet\. Below is what saving/)).toBeVisible()
  expect(page.getByLabel('Largest group')).toHaveValue('9')
  await page.getByText('Save the rules', { exact: true }).click()
  expect(page.getByText('The rules are saved.')).toBeVisible()
  expect(page.getByText(/In force: 9 children/)).toBeVisible()
})

test('a room’s manager sees its rules and whose they are, and changes nothing', async ({
  page,
  signIn,
}) => {
  const { managerPhone, room } = await makeOwnSubdistrict()
  await signIn(managerPhone)
  await page.goto('/manage/policies')
  expect(page).toHaveURL(new RegExp(`/manage/policies/room-${room.code}$`))
  expect(page.getByText('现行：10 名幼儿').first()).toBeVisible()
  expect(page.getByText(/来自市级/).first()).toBeVisible()
  expect(page.getByText('保存规则', { exact: true })).toHaveCount(0)
})

test('a preset fills the form, and what is typed stays beside its effect', async ({
  page,
  signIn,
}) => {
  const { code, day, phone } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto(`/manage/policies/${code}`)
  await page.getByText('从参考规则开始').click()
  await page.getByLabel('参考规则').selectOption('china_national')
  await page.getByText('填入表单', { exact: true }).click()
  expect(page.getByText(/已填入“国家托育机构设置标准”/)).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('18')
  await page.getByLabel('一组最多人数').fill('7')
  // The day before the room's bookings: tomorrow, or today once midnight has passed.
  await page.getByLabel('从哪一天起').fill(addDays(day, -1))
  await page.getByText('先看影响', { exact: true }).click()
  expect(page.getByText(/1 场会出现缺口/)).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('7')
})

test('levels above and beside are not there for an administrator below', async ({
  page,
  signIn,
}) => {
  const mine = await makeOwnSubdistrict()
  const theirs = await makeOwnSubdistrict()
  await signIn(mine.phone)
  for (const where of ['city', mine.code.slice(0, 6), theirs.code, 'room-nowhere', 'x']) {
    expect((await page.goto(`/manage/policies/${where}`)).status(), where).toBe(404)
  }
})

test('of two tabs the second is told that the rules changed, keeps what was typed, and previews anew', async ({
  page,
  signIn,
  otherPage,
}) => {
  const { code, phone } = await makeOwnSubdistrict()
  await signIn(phone)
  const other = await otherPage(phone)
  await page.goto(`/manage/policies/${code}`)
  await other.goto(`/manage/policies/${code}`)
  await page.getByLabel('一组最多人数').fill('12')
  await page.getByText('先看影响', { exact: true }).click()
  await page.getByText('保存规则', { exact: true }).click()
  expect(page.getByText('规则已保存。')).toBeVisible()

  await other.getByLabel('一组最多人数').fill('11')
  await other.getByText('保存规则', { exact: true }).click()
  expect(other.getByRole('alert').getByText(/别人改过这里的规则。您填写的内容还在/)).toBeVisible()
  expect(other.getByLabel('一组最多人数')).toHaveValue('11')
  await other.getByText('保存规则', { exact: true }).click()
  expect(other.getByRole('alert').getByText(/还没有保存。下面是/)).toBeVisible()
  await other.getByLabel('一组最多人数').fill('13')
  await other.getByText('保存规则', { exact: true }).click()
  expect(other.getByRole('alert').getByText(/还没有保存：您看过影响以后/)).toBeVisible()
  await other.getByText('保存规则', { exact: true }).click()
  expect(other.getByText('规则已保存。')).toBeVisible()
  expect(other.getByText(/现行：13 名幼儿/)).toBeVisible()
})
