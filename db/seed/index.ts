import type { Database } from '@/db/client'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { type BuiltRoom, buildRoom } from './city/build-room'
import { enterExampleYears } from './city/example-calendar'
import { buildFamilies } from './city/families'
import { enterExampleFigures } from './city/figures'
import { innerRooms, managedRoomCode } from './city/inner-rooms'
import { live } from './city/live'
import { type Moment, momentAt } from './city/moment'
import { outerRooms } from './city/outer-rooms'
import {
  administratorPhone,
  buildCity,
  buildParent,
  buildStaff,
  caregiverPhone,
  districtPhone,
  managerPhone,
  operatorPhone,
  parentPhone,
  subdistrictPhone,
} from './city/people'
import { publishedRooms } from './city/published-rooms'
import { operatorName, type RoomPlan } from './city/room-plan'
import { twoAtATime } from './city/two-at-a-time'
import { VisitBook } from './city/visits'

/** Somebody of the demo city: who they are, and the number they sign in with. */
export type DemoSignIn = { role: string; phone: string; note: string }

const signIns: DemoSignIn[] = [
  { role: '家长 parent', phone: parentPhone, note: '两个孩子 two children' },
  { role: '宝宝屋管理员 room manager', phone: managerPhone, note: '小苹果宝宝屋（示例）' },
  { role: '市级管理员 city administrator', phone: administratorPhone, note: '全市 whole city' },
  { role: '区管理员 district administrator', phone: districtPhone, note: '静安区' },
  { role: '街镇管理员 subdistrict administrator', phone: subdistrictPhone, note: '江宁路街道' },
  { role: '运营方 operator', phone: operatorPhone, note: operatorName },
  { role: '照护人员 caregiver', phone: caregiverPhone, note: '小苹果宝宝屋（示例）' },
]

/** The demo city begins this many days ago, so that families have a past. */
const pastDays = 16
/** Rosters and calendar reach this many days ahead. */
const aheadDays = 35

/**
 * Fills a migrated database without rooms with the demo city around now: through the use cases, as if
 * it had happened in the last two weeks. The same moment gives the same city.
 */
export async function seedDemoCity(
  database: Database,
  options: { now?: Date } = {},
): Promise<{ signIns: DemoSignIn[] }> {
  const now = options.now ?? new Date()
  const today = dayOf(now)
  const moment = momentAt(database.url, instantOf(addDays(today, -pastDays), '08:00'))
  try {
    await buildCity(moment)
    const rooms = await buildRooms(moment, today)
    const managed = rooms.find((room) => room.plan.room.code === managedRoomCode)
    if (!managed) throw new Error('the manager has no room')
    await buildStaff(moment, managed.roomId)
    const homes = rooms.map((room) => room.plan.room.subdistrictCode)
    await enterExampleFigures(moment.as({ kind: 'system' }), { today, rooms })
    const parentsChildren = await buildParent(moment, today)
    const book = new VisitBook(moment, await buildFamilies(moment, today, homes))
    await countRows(moment)
    await live(book, { rooms, parentsChildren, now })
    await countRows(moment)
    return { signIns }
  } finally {
    await moment.close()
  }
}

/** Rooms with staff, rosters, timetables and their first weeks of slots. */
async function buildRooms(moment: Moment, today: string): Promise<BuiltRoom[]> {
  const ctx = moment.as({ kind: 'system' })
  const rosterTo = addDays(today, aheadDays)
  await enterExampleYears(ctx, rosterTo)
  const build = (plan: RoomPlan) => buildRoom(ctx, plan, { today, rosterTo })
  const first = await twoAtATime(publishedRooms.slice(0, 2), build)
  await countRows(moment)
  const others = [...publishedRooms.slice(2), ...innerRooms, ...outerRooms]
  return [...first, ...(await twoAtATime(others, build))]
}

/** Makes the database plan by what is in its tables; it plans for fresh ones as if they were empty. */
async function countRows({ db }: Moment): Promise<void> {
  await db.read.execute('analyze')
}
