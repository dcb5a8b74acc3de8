import { randomInt } from 'node:crypto'
import { makeOwnRoom } from '../support/site/own-room'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'
import { Visitor } from './support/visitor'

const newPhone = () => `+86138${randomInt(10_000_000, 99_999_999)}`

test('a manager invites a caregiver, who sees the room at once, and nothing once removed', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { room, phone } = await makeOwnRoom()
  const invitedPhone = newPhone()
  await signIn(phone)
  await page.goto('/manage/people')
  expect(page.getByText('第二步验证：已关闭')).toBeVisible()
  await page.getByRole('link', { name: '邀请一位' }).click()
  expect(page.getByRole('link', { name: '街镇管理员' })).toHaveCount(0)
  await page.getByRole('link', { name: '照护人员' }).click()
  expect(page).toHaveURL(/role=caregiver/)
  await page.getByText('发出邀请', { exact: true }).click()
  expect(page.getByText('有 2 处需要改一下')).toBeVisible()
  await page.getByLabel('姓名或称呼').fill('新来的同事')
  await page.getByLabel('手机号').fill(invitedPhone)
  await page.getByText('发出邀请', { exact: true }).click()
  expect(page.getByText('邀请已发出')).toBeVisible()
  const link = page.getByLabel('邀请链接').inputValue()
  expect(link).toMatch(/\/invitations\/[\w-]{43}$/)
  expect(page.getByLabel('邀请链接')).toHaveAttribute('readonly', '')

  const theirs = await otherPage(invitedPhone)
  await theirs.goto(link)
  await theirs.getByRole('button', { name: '接受' }).click()
  expect(theirs).toHaveURL(new RegExp(`/manage/rooms/${room.code}$`))
  await theirs.goto(link)
  expect(theirs.getByText('您已经接受了这个邀请。')).toBeVisible()

  await page.goto('/manage/people')
  await page.getByLabel('找人').fill(invitedPhone.slice(3))
  await page.getByText('查找', { exact: true }).click()
  await page.getByRole('link', { name: '试用者' }).click()
  expect(page.getByRole('heading', { name: '移除职务' })).toBeVisible()
  await page.getByRole('button', { name: '移除' }).click()
  expect(page.getByText('请写一下原因。').first()).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel('原因').fill('合同到期')
  await page.getByRole('button', { name: '移除' }).click()
  expect(page.getByText('职务已移除，马上生效。')).toBeVisible()
  expect((await theirs.goto(`/manage/rooms/${room.code}`)).status()).toBe(404)
})

test('an invitation taken back, or for another number, cannot be accepted', async ({
  page,
  baseURL,
  signIn,
}) => {
  const { phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/en/manage/people/invite?role=caregiver')
  await page.getByLabel('Name, or what you call them').fill('A colleague with quite a long name')
  await page.getByLabel('Mobile number').fill(newPhone())
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  const link = page.getByLabel('Link of the invitation').inputValue()
  await page.goto(link)
  expect(page.getByRole('button', { name: /接受|Accept/ })).toHaveCount(0)
  expect(await page.violations()).toEqual([])

  const visitor = new Page(new Visitor(baseURL, 'en'))
  await visitor.goto(link)
  expect(visitor.getByRole('link', { name: 'Sign in to accept' })).toHaveAttribute(
    'href',
    /sign-in\?next=%2Finvitations%2F/,
  )
  await page.goto('/en/manage/people')
  await page.getByRole('button', { name: 'Take back' }).click()
  expect(page.getByText('The invitation is taken back')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await visitor.reload()
  expect(visitor.getByText('This invitation was taken back')).toBeVisible()
})

test('a refused invitation keeps what was typed, and its link stands in a field', async ({
  page,
  signIn,
}) => {
  const { phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/manage/people/invite?role=room_manager')
  await page.getByLabel('姓名或称呼').fill('新园长')
  await page.getByLabel('手机号').fill('123')
  await page.getByText('发出邀请', { exact: true }).click()
  expect(page.getByLabel('姓名或称呼')).toHaveValue('新园长')
  await page.getByLabel('手机号').fill(newPhone())
  await page.getByText('发出邀请', { exact: true }).click()
  expect(page.getByLabel('邀请链接')).toHaveValue(/\/invitations\/[\w-]{43}$/)
})

test('people are not there for a caregiver, nor somebody of another room, nor a made-up link', async ({
  page,
  otherPage,
  signIn,
}) => {
  const mine = await makeOwnRoom('caregiver')
  const theirs = await makeOwnRoom()
  const far = await makeStaff(siteDatabase(), { role: 'caregiver', roomId: theirs.room.id })
  await signIn(mine.phone)
  for (const path of [
    '/manage/people',
    '/manage/people/invite',
    `/invitations/${'x'.repeat(43)}`,
  ]) {
    expect((await page.goto(path)).status(), path).toBe(404)
  }
  const other = await makeOwnRoom()
  const manager = await otherPage(other.phone)
  expect((await manager.goto(`/manage/people/${far.accountId}`)).status()).toBe(404)
})
