import { makeOwnPattern } from '../support/site/own-pattern'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('other rooms are not there, for a manager as for a stranger', async ({ page, signIn }) => {
  const mine = await makeOwnRoom()
  const theirs = await makeOwnRoom()
  await page.goto(theirs.slotPath)
  expect(page).toHaveURL(/\/sign-in\?next=/)
  await signIn(mine.phone)
  const { code } = theirs.room
  for (const path of [
    `/manage/rooms/${code}`,
    `/manage/rooms/${code}/roster/${theirs.day}`,
    theirs.slotPath,
    `/manage/rooms/${mine.room.code}/slots/${theirs.room.slotIds[0]}`,
    '/manage/rooms/no-such-room',
  ]) {
    expect((await page.goto(path)).status(), path).toBe(404)
  }
})

test('timetables of other rooms, and forms a caregiver may not use, are not there', async ({
  page,
  signIn,
}) => {
  const mine = await makeOwnRoom('caregiver')
  const theirs = await makeOwnPattern()
  await signIn(mine.phone)
  for (const path of [
    `/manage/rooms/${mine.room.code}/timetables/new`,
    `/manage/rooms/${mine.room.code}/slots/new`,
    `/manage/rooms/${theirs.room.code}/timetables`,
    `/manage/rooms/${theirs.room.code}/timetables/${theirs.timetableId}`,
  ]) {
    expect((await page.goto(path)).status(), path).toBe(404)
  }
})
