import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('a manager writes a text too long, loses nothing, and publishes and takes back a shorter one', async ({
  page,
  otherPage,
  signIn,
}) => {
  const own = await makeOwnRoom()
  const texts = `/manage/rooms/${own.room.code}/texts`
  await signIn(own.phone)
  await page.goto(texts)
  const part = page.getByRole('region', { name: '第一次来' })
  const save = () => part.getByRole('button', { name: '保存这一段' }).click()
  const long = '早'.repeat(2100)
  await part.getByLabel('中文').fill(long)
  await part.getByLabel('英文').fill('Come early')
  await save()
  expect(part.getByText('最多 2000 个字，现在有 2100 个。').first()).toBeVisible()
  expect(part.getByLabel('中文')).toHaveValue(long)
  expect(part.getByLabel('英文')).toHaveValue('Come early')
  await part.getByLabel('中文').fill('')
  await save()
  expect(part.getByText(/请先写中文/).first()).toBeVisible()
  expect(part.getByLabel('英文')).toHaveValue('Come early')
  await part.getByLabel('中文').fill('请早来 15 分钟。')
  await save()
  expect(part.getByText('介绍已保存。')).toBeVisible()
  await page.goto(`/rooms/${own.room.code}`)
  expect(page.getByText('请早来 15 分钟。')).toBeVisible()
  await page.goto(`/en/rooms/${own.room.code}`)
  expect(page.getByText('Come early')).toBeVisible()

  const other = await otherPage(own.phone)
  await other.goto(texts)
  await page.visitor.removeCookie('baobaowu_language')
  await page.goto(texts)
  await part.getByLabel('中文').fill('')
  await part.getByLabel('英文').fill('')
  await save()
  expect(part.getByText('这一段已撤下，页面上会写“未公布”。')).toBeVisible()
  const late = other.getByRole('region', { name: '第一次来' })
  await late.getByLabel('中文').fill('带上水杯。')
  await late.getByRole('button', { name: '保存这一段' }).click()
  expect(late.getByText('对方撤下了这一段。')).toBeVisible()
  expect(late.getByLabel('中文')).toHaveValue('带上水杯。')
  expect(await other.violations()).toEqual([])
  await late.getByRole('button', { name: '保存这一段' }).click()
  expect(late.getByText('介绍已保存。')).toBeVisible()
})
