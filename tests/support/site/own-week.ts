import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { makeRoom } from '../room'
import { siteDatabase } from './running'

/**
 * A room that no other test knows: mornings on five days in a row and a flexible afternoon on the
 * last, all released and none closed, and a morning not released yet; three bookings to come at
 * most for a child.
 */
export async function makeOwnWeek() {
  const db = siteDatabase()
  const today = dayOf(new Date())
  const days = [9, 10, 11, 12, 13].map((ahead) => addDays(today, ahead))
  const last = days.at(-1) ?? today
  const nameZh = `测试 ${randomInt(1e9)} 宝宝屋`
  const room = await makeRoom(db, {
    nameZh,
    policy: { childOpenBookings: 3 },
    slots: [
      ...days.map((day) => ({ day, from: '09:00', to: '11:00' })),
      { day: last, from: '13:00', to: '17:00', flexible: true },
      { day: addDays(today, 20), from: '09:00', to: '11:00' },
    ],
  })
  return { ...room, nameZh, days }
}

/** 周四 */
export function weekdayText(day: string): string {
  return `周${'一二三四五六日'[weekdayOf(day) - 1]}`
}

/** 11月26日（周四） */
export function dayText(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekdayText(day)}）`
}

/** A booking of a family's only child in a slot, which can no longer be cancelled freely if `late`. */
export async function makeOwnBooking(phone: string, slotId: string, { late = false } = {}) {
  const db = siteDatabase()
  const [made] = await db.read.execute<{ id: string }>(sql`
    insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
    select uuid_v7(), s.id, g.child_id, a.id, 'confirmed', s.starts_at,
      case when s.flexible then s.starts_at + interval '2 hours' else s.ends_at end,
      case when ${late}::boolean then now() - interval '1 hour' else s.cancel_until end
    from slots s, accounts a join guardians g on g.account_id = a.id
    where s.id = ${slotId}::uuid and a.phone = ${phone}
    returning id`)
  if (!made) throw new Error('nobody has this number')
  return made.id
}
