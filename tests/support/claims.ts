import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { hire } from './rooms'

/** A child of two with a guardian, written straight into the tables. */
export async function addChild(
  { db }: Ctx,
  birthDate = '2024-10-01',
): Promise<{ childId: string; accountId: string }> {
  const phone = `+86139${String(randomInt(1e8)).padStart(8, '0')}`
  return db.transaction(async (tx) => {
    const [account] = await tx.execute<{ id: string }>(sql`
      insert into accounts (id, phone) values (uuid_v7(), ${phone}) returning id`)
    const [child] = await tx.execute<{ id: string }>(sql`
      insert into children (id, name, birth_date) values (uuid_v7(), '试验幼儿', ${birthDate})
      returning id`)
    if (!account || !child) throw new Error('nothing was written')
    await tx.execute(sql`
      insert into guardians (account_id, child_id, relation)
      values (${account.id}, ${child.id}, 'mother')`)
    return { childId: child.id, accountId: account.id }
  })
}

/** A confirmed booking in a slot, written straight into the table; two caregivers are put on duty. */
export async function claimPlace(ctx: Ctx, roomId: string, slotId: string): Promise<void> {
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
  const { childId, accountId } = await addChild(ctx)
  await ctx.db.transaction((tx) =>
    tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${childId}, ${accountId}, 'confirmed', starts_at, ends_at, cancel_until
      from slots where id = ${slotId}`),
  )
}
