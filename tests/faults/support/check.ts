import { readFileSync } from 'node:fs'
import type { Sql } from 'postgres'
import { overLimits } from '@/db/over-limits'
import type { Outcome } from './families'
import type { Rush } from './stage'

const verify = readFileSync(new URL('../../../db/verify.sql', import.meta.url), 'utf8')

/**
 * What is wrong after a rush, in words; nothing if every family that was told of a booking has it, no
 * other booking is there, each place is given once, and ledgers, allowances, log and limits agree
 * with the bookings, by the queries of `npm run db:verify`.
 */
export async function faultsAfter(
  sql: Sql,
  { slots, places, presses }: Rush,
  outcomes: Outcome[],
): Promise<string[]> {
  const faults: string[] = []
  const note = (wrong: boolean, what: string) => wrong && faults.push(what)
  const told = outcomes.flatMap((one) => (one.told === 'booked' ? [one.bookingId] : []))
  const rows = await sql<{ id: string; slotId: string; status: string }[]>`
    select id, slot_id as "slotId", status from bookings where slot_id = any (${slots.map((one) => one.id)})`
  const kept = new Set(rows.filter((one) => one.status === 'confirmed').map((one) => one.id))
  note(
    told.some((id) => !kept.has(id)),
    'a family was told of a booking that is not there',
  )
  note(
    rows.some((one) => !told.includes(one.id)),
    'there is a booking that nobody was told of',
  )
  note(new Set(told).size < told.length, 'two families were told of one booking')
  for (const { id } of slots) {
    const taken = rows.filter((one) => one.slotId === id).length
    note(taken > places / slots.length, `${taken} places were given in one slot`)
  }
  note(rows.length < Math.min(places, presses.length), `only ${rows.length} places were given`)
  for (const one of outcomes) note(one.told === 'something else', JSON.stringify(one))
  while ((await sql`select seal_audit() as sealed`)[0]?.sealed > 0);
  const differences = [
    ...(await sql.unsafe(verify, [], { prepare: true })),
    ...(await sql`select * from audit_faults()`),
  ]
  for (const row of differences) faults.push(JSON.stringify(row))
  const [check] = await sql.unsafe(overLimits)
  note(check?.quarter_hours_over !== 0, 'a room is over its limit')
  return faults
}
