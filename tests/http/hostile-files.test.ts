import { hostilePictures, hostileTables } from '../support/hostile-files'
import { makeOwnRoom } from '../support/site/own-room'
import { makeOwnDistrictAdministrator } from '../support/site/own-subdistrict'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** Asks for the site's health until the work is done; how often it did not answer, and how often it did. */
async function healthDuring(page: Page, work: () => Promise<void>) {
  const answers: number[] = []
  let done = false
  const asking = (async () => {
    while (!done) answers.push((await page.visitor.ask('/api/health')).status())
  })()
  await work().finally(() => {
    done = true
  })
  await asking
  return { well: answers.filter((one) => one === 200).length, all: answers.length }
}

const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)

test('hostile tables are answered at their field, and the site goes on answering', async ({
  page,
  signIn,
  otherPage,
}) => {
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto('/manage/rooms/import')
  const other = await otherPage()
  const tables = hostileTables()
  const named = (name: string) => {
    const found = tables.find((one) => one.name === name)
    if (!found) throw new Error(`there is no ${name}`)
    return file(found.bytes, 'rooms.xlsx')
  }
  const told: [string, RegExp][] = [
    ['one cell far out', /超过 2,000 行/],
    ['one cell far to the right', /第 1 行超过 100 列/],
    ['one shared text of many megabytes', /最多 2,000 行、100 列，每格最多 5,000 个字/],
    ['two end records', /这个 Excel 文件打不开/],
    ['a bomb of spaces', /表格里的文字太多/],
  ]
  const { well, all } = await healthDuring(other, async () => {
    for (const [name, words] of told) {
      await page.getByLabel('表格文件').setInputFiles(named(name))
      await page.getByText('检查文件', { exact: true }).click()
      expect(page.getByRole('alert').getByText(words), name).toBeVisible()
    }
  })
  expect(all).toBeGreaterThan(0)
  expect(well).toBe(all)
})

test('a picture of a room is read for those who run it alone, and a hostile one harms nothing', async ({
  page,
  signIn,
  otherPage,
}) => {
  const { room } = await makeOwnRoom()
  const elsewhere = await makeOwnRoom()
  const manager = await makeStaff(siteDatabase(), { role: 'room_manager', roomId: room.id })
  await signIn(manager.phone)
  await page.goto(`/manage/rooms/${room.code}/facts`)
  const other = await otherPage()
  const [huge] = await hostilePictures()
  if (!huge) throw new Error('there are no pictures')
  const upload = async (roomId = room.id) => {
    const form = page.locator('form').filter({ has: page.getByLabel('图片文件') })
    await form.locator('input[name=roomId]').fill(roomId)
    await page.getByLabel('图片文件').setInputFiles(file(huge.bytes, 'room.png'))
    await page.getByLabel('中文说明').fill('活动室')
    await page.getByLabel('英文说明').fill('The play room')
    await page.getByText('上传', { exact: true }).click()
  }
  const { well, all } = await healthDuring(other, () => upload())
  expect(well).toBe(all)
  expect(page.getByRole('alert').getByText(/图片像素太多/)).toBeVisible()
  expect(page.getByLabel('中文说明')).toHaveValue('活动室')

  // Read before it was asked whose room it is, it would be answered by what is wrong with it.
  await upload(elsewhere.room.id)
  expect(page.answer().status()).toBe(404)
})

test('a visitor sends no more than a form without a file holds, which is not taken apart', async ({
  page,
  otherPage,
}) => {
  const fields = Array.from({ length: 20_000 }, (_, n) => [`field-${n}`, 'x'.repeat(40)] as const)
  const send = async (from: Page, path: string) => {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    const answer = await from.visitor.fetch(path, { method: 'POST', body })
    await answer.text()
    return answer.status
  }
  const staff = await otherPage(await makeOwnDistrictAdministrator())
  for (const path of ['/manage/rooms/import', '/sign-in', '/']) {
    expect(await send(page, path), path).toBe(413)
  }
  // It is for the framework to say that this form is none.
  expect(await send(staff, '/manage/rooms/import')).not.toBe(413)
  expect(await send(staff, '/my')).toBe(413)
})
