import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { makeFamily, type TestFamily } from './family'
import { hire } from './rooms'

/**
 * A booking in a slot, written straight into the table, confirmed unless it is held until an instant. Two
 * caregivers are put on duty. Answers the booking and the family it is of.
 */
export async function claimPlace(
  ctx: Ctx,
  roomId: string,
  slotId: string,
  heldUntil: Date | null = null,
): Promise<TestFamily & { bookingId: string }> {
  const [slot] = await ctx.db.read.execute<{ day: string }>(sql`
    select day::text from slots where id = ${slotId}`)
  const staff = await hire(ctx, roomId, 2)
  const roster = await setDayRoster(ctx, {
    roomId,
    day: slot?.day ?? '',
    shifts: staff.map((caregiverId) => ({
      caregiverId,
      fromTime: '08:00',
      toTime: '18:00',
      breaks: [],
    })),
  })
  if (!roster.ok) throw new Error(roster.reason)
  const { account, childIds } = await makeFamily(ctx.db, ['2024-10-01'])
  const bookingId = v7()
  await ctx.db.transaction((tx) =>
    tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until, expires_at)
      select ${bookingId}, id, ${childIds[0]}, ${account.accountId}, ${heldUntil ? 'held' : 'confirmed'},
        starts_at, ends_at, cancel_until, ${heldUntil?.toISOString() ?? null}::timestamptz
      from slots where id = ${slotId}`),
  )
  return { account, childIds, bookingId }
}
