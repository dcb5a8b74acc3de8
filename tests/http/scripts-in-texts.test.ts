import { sql } from 'drizzle-orm'
import { foldName } from '@/domain/shared/names'
import { makeOwnRoom } from '../support/site/own-room'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

const script = '</script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}'

test('a script in a name or a text is shown as it was written, and never stands in the page as one', async ({
  page,
  signIn,
}) => {
  const own = await makeOwnRoom()
  // As a writer beside the forms could: what shows it may not rely on what took it.
  await siteDatabase().transaction((tx) =>
    tx.execute(
      sql`update rooms set name_zh = ${script}, name_folded = ${foldName(script)} where id = ${own.room.id}`,
    ),
  )
  await signIn(own.phone)
  await page.goto(`/manage/rooms/${own.room.code}/texts`)
  const part = page.getByRole('region', { name: '第一次来' })
  await part.getByLabel('中文').fill(script)
  await part.getByLabel('英文').fill(script)
  await part.getByRole('button', { name: '保存这一段' }).click()
  expect(part.getByText('介绍已保存。')).toBeVisible()
  for (const path of [
    `/rooms/${own.room.code}`,
    `/en/rooms/${own.room.code}`,
    `/manage/rooms/${own.room.code}`,
    `/manage/rooms/${own.room.code}/texts`,
  ]) {
    await page.goto(path)
    const html = page.answer().text()
    expect(html, path).toContain('alert(1)')
    expect(html, path).not.toMatch(/<script>alert|<img src=x/)
  }
})
