import { sql } from 'drizzle-orm'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { makeFamily } from '../family'
import { makeRoom } from '../room'
import { makeStaff } from '../staff'
import { siteDatabase } from './running'

type RoomOptions = Parameters<typeof makeRoom>[1]

/**
 * A room that no other test knows with a flexible afternoon, 13:00–17:00, far enough ahead that
 * booking is open: two caregivers, ten places. `minutes` gives its families fewer free minutes than
 * any stretch takes, so that every visit is paid.
 */
export async function makeOwnAfternoon(
  options: Partial<RoomOptions> & { minutes?: boolean; hours?: [string, string] } = {},
) {
  const { minutes, hours = ['13:00', '17:00'], ...room } = options
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), 13)
  const made = await makeRoom(db, {
    slots: [{ day, from: hours[0], to: hours[1], flexible: true }],
    ...room,
    policy: { ...(minutes ? { allowanceUnit: 'minutes' as const } : {}), ...room.policy },
  })
  const manager = await makeStaff(db, { role: 'room_manager', roomId: made.id })
  const [slotId = ''] = made.slotIds
  return { ...made, slotId, day, path: `/book/${slotId}`, managerPhone: manager.phone }
}

/** Books `count` places of other families between two times of the slot's day. */
export async function fillPlaces(
  { slotId, day }: { slotId: string; day: string },
  [from, to]: [string, string],
  count: number,
): Promise<void> {
  const db = siteDatabase()
  const born = Array.from({ length: count }, () => addDays(day, -540))
  const { account, childIds } = await makeFamily(db, born)
  await db.transaction(async (tx) => {
    for (const childId of childIds) {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), id, ${childId}, ${account.accountId}, 'confirmed',
          ${instantOf(day, from).toISOString()}::timestamptz,
          ${instantOf(day, to).toISOString()}::timestamptz, cancel_until
        from slots where id = ${slotId}`)
    }
  })
}

/** A break of one of the room's caregivers. */
export async function addBreak(shiftId: string, [from, to]: [string, string]): Promise<void> {
  const db = siteDatabase()
  await db.transaction((tx) =>
    tx.execute(sql`insert into roster_breaks (id, shift_id, from_time, to_time)
      values (uuid_v7(), ${shiftId}, ${from}, ${to})`),
  )
}
