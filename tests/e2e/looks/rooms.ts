import { randomInt } from 'node:crypto'
import { administratorPhone } from '@/db/seed/city/people'
import { makeOwnPattern } from '../../support/site/own-pattern'
import { readCode } from '../support/first-steps'
import { desk, room, shortfall } from './stages'
import { formOf, once, refused, type State, send, unfold } from './state'

const pattern = once(makeOwnPattern)

const manager = async () => (await room()).phone
const patternManager = async () => (await pattern()).phone
const deskManager = async () => (await desk()).phone
const city = () => administratorPhone

/** The address of a page of the room that is nearly full. */
const of = (rest: string) => async () => {
  const { room: made, day } = await room()
  return `/manage/rooms/${made.code}${rest.replace('{day}', day)}`
}
const timetables = async () => `/manage/rooms/${(await pattern()).room.code}/timetables`

/** What people find in the rooms that they run. */
export const roomStates: State[] = [
  {
    name: 'the list of managed rooms',
    page: '/manage',
    as: city,
    path: () => '/manage?division=310107',
  },
  {
    name: 'the list of managed rooms with nothing found',
    page: '/manage',
    as: city,
    path: () => '/manage?q=nowhere',
  },
  {
    name: 'a room’s day',
    page: '/manage/rooms/[code]',
    as: manager,
    path: of('?day={day}'),
    act: unfold,
  },
  {
    name: 'a room’s day that falls short',
    page: '/manage/rooms/[code]',
    as: async () => (await shortfall()).phone,
    path: async () => `/manage/rooms/${(await shortfall()).room.code}`,
  },
  {
    name: 'a room’s roster of a day',
    page: '/manage/rooms/[code]/roster/[day]',
    as: manager,
    path: of('/roster/{day}'),
    act: unfold,
  },
  {
    name: 'a room’s roster that would leave children without caregivers',
    page: '/manage/rooms/[code]/roster/[day]',
    as: manager,
    path: of('/roster/{day}'),
    act: async (page) => {
      await page.locator('main form select').first().selectOption('')
      await send(page, 'rows')
      await page.locator('main [name=confirmed]').waitFor()
    },
  },
  {
    name: 'a room’s week',
    page: '/manage/rooms/[code]/week',
    as: manager,
    path: of('/week?day={day}'),
    act: unfold,
  },
  {
    name: 'a slot with its bookings',
    page: '/manage/rooms/[code]/slots/[id]',
    as: manager,
    path: async () => (await room()).slotPath,
    act: unfold,
  },
  {
    name: 'one more slot',
    page: '/manage/rooms/[code]/slots/new',
    as: manager,
    path: of('/slots/new?day={day}'),
  },
  {
    name: 'why a room is full',
    page: '/manage/rooms/[code]/why',
    as: manager,
    path: of('/why?at={day}T09:00'),
    act: unfold,
  },
  {
    name: 'why there is nothing at an hour',
    page: '/manage/rooms/[code]/why',
    as: manager,
    path: of('/why?at={day}T12:30'),
  },
  {
    name: 'a room’s timetables and month',
    page: '/manage/rooms/[code]/timetables',
    as: patternManager,
    path: timetables,
    act: unfold,
  },
  {
    name: 'a room without timetables',
    page: '/manage/rooms/[code]/timetables',
    as: manager,
    path: of('/timetables'),
  },
  {
    name: 'a timetable with what a change of it does',
    page: '/manage/rooms/[code]/timetables/[id]',
    as: patternManager,
    path: async () => `${await timetables()}/${(await pattern()).timetableId}`,
    act: async (page) => {
      await formOf(page, 'deed').locator('[name=toTime]').selectOption('11:30')
      await send(page, 'deed')
      await page.locator('#preview').waitFor()
      await unfold(page)
    },
  },
  {
    name: 'a new timetable with nothing chosen',
    page: '/manage/rooms/[code]/timetables/new',
    as: patternManager,
    path: async () => `${await timetables()}/new`,
    act: async (page) => {
      await send(page, 'deed')
      await refused(page)
    },
  },
  {
    name: 'a room’s facts and pictures',
    page: '/manage/rooms/[code]/facts',
    as: city,
    path: () => '/manage/rooms/jiangning-demo/facts',
    act: unfold,
  },
  {
    name: 'a room’s texts',
    page: '/manage/rooms/[code]/texts',
    as: city,
    path: () => '/manage/rooms/jiangning-demo/texts',
  },
  {
    name: 'a new room with nothing written',
    page: '/manage/rooms/new',
    as: city,
    path: () => '/manage/rooms/new',
    act: async (page) => {
      await send(page, 'subdistrictCode')
      await refused(page)
    },
  },
  {
    name: 'a table of rooms with a wrong row',
    page: '/manage/rooms/import',
    as: city,
    path: () => '/manage/rooms/import',
    act: async (page) => {
      await unfold(page)
      const buffer = Buffer.from('名称,区,街镇,核定名额\n宝宝屋,静安区,江宁路街道,十名\n')
      const file = { name: 'rooms.csv', mimeType: 'text/csv', buffer }
      await page.locator('main [type=file]').setInputFiles(file)
      await send(page, 'file')
      await refused(page)
    },
  },
  {
    name: 'the desk that asks for a family',
    page: '/manage/rooms/[code]/slots/[id]/desk',
    as: deskManager,
    path: async () => (await desk()).find,
    act: async (page) => {
      const number = `139${randomInt(10_000_000, 99_999_999)}`
      await page.locator('main [name=phone]').fill(number)
      await send(page, 'phone')
      const code = page.locator('main [name=shown]')
      await code.waitFor()
      await code.fill(await readCode(page, number))
      await send(page, 'shown')
      await page.locator('main [name=childName]').waitFor()
    },
  },
  {
    name: 'the desk with a family',
    page: '/manage/rooms/[code]/slots/[id]/desk',
    as: deskManager,
    path: async () => (await desk()).quote,
  },
  {
    name: 'cancelling at the desk',
    page: '/manage/rooms/[code]/slots/[id]/desk/[bookingId]',
    as: deskManager,
    path: async () => (await desk()).cancel,
  },
]
