import { readFile } from 'node:fs/promises'
import postgres, { type TransactionSql } from 'postgres'
import { z } from 'zod'
import { brokenConstraint } from './retry'

const time = z.string().regex(/^\d\d:\d\d$/)
const span = { from: time, to: time }

const caseSchema = z.object({
  id: z.string(),
  date: z.iso.date(),
  room: z.object({ licensed_places: z.int(), play_area_m2: z.number() }),
  policy: z.object({
    bands: z.array(
      z.object({ from_months: z.int(), to_months: z.int(), children_per_caregiver: z.int() }),
    ),
    mixed_policy: z.enum(['fixed_ratio', 'sum_of_fractions', 'youngest']),
    fixed_ratio: z.int(),
    min_caregivers: z.int(),
    area_per_child_m2: z.number(),
    largest_group: z.int(),
  }),
  roster: z.array(z.object({ ...span, breaks: z.array(z.object(span)) })),
  slots: z.array(
    z.object({
      id: z.string(),
      ...span,
      from_months: z.int(),
      to_months: z.int(),
      cap: z.int(),
      flexible: z.boolean(),
    }),
  ),
  claims: z.array(z.object({ slot: z.string(), ...span, age_months: z.int(), factor: z.string() })),
  accepted: z.array(z.boolean()),
})

export type CapacityCase = z.infer<typeof caseSchema>

/** Reads a file of worked cases; throws with the place of the first entry that is not one. */
export async function readCapacityCases(file: string): Promise<CapacityCase[]> {
  const { cases } = z
    .object({ cases: z.array(caseSchema) })
    .parse(JSON.parse(await readFile(file, 'utf8')))
  return cases
}

/** Square metres or a factor as whole hundredths; decimal text and numbers alike, never truncated. */
export function hundredths(value: number | string): number {
  return Math.round(Number(value) * 100)
}

class RolledBack extends Error {}

/**
 * Runs worked cases through the database's own engine, each in a transaction that is rolled back,
 * and answers with one line for each claim that came out otherwise than the case says.
 */
export async function differences(
  url: string,
  cases: CapacityCase[],
): Promise<Map<string, string[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  const found = new Map<string, string[]>()
  try {
    for (const one of cases) {
      await sql
        .begin(async (tx) => {
          found.set(one.id, await runCase(tx, one))
          throw new RolledBack()
        })
        .catch((error: unknown) => {
          if (!(error instanceof RolledBack)) throw error
        })
    }
  } finally {
    await sql.end()
  }
  return found
}

async function runCase(tx: TransactionSql, one: CapacityCase): Promise<string[]> {
  // A month before the day, so that a case does not change its answer when its day has come.
  await tx`select set_config('baobaowu.now', (${one.date}::timestamptz - interval '30 days')::text, true)`
  const slotIds = await build(tx, one)
  const wrong: string[] = []
  for (const [n, claim] of one.claims.entries()) {
    let refusal: string | null = null
    try {
      await tx.savepoint((inner) => claimPlace(inner, one, claim, slotIds.get(claim.slot) ?? null))
    } catch (error) {
      refusal = brokenConstraint(error)?.name ?? null
      if (refusal === null) throw error
    }
    if ((refusal === null) !== one.accepted[n]) {
      wrong.push(
        `${one.id} claim ${n + 1} (${claim.slot} ${claim.from}-${claim.to}, ${claim.age_months} months, ` +
          `factor ${claim.factor}): ${refusal ?? 'accepted'}, but the case says ${one.accepted[n] ? 'accepted' : 'refused'}`,
      )
    }
  }
  return wrong
}

async function claimPlace(
  tx: TransactionSql,
  one: CapacityCase,
  claim: CapacityCase['claims'][number],
  slotId: string | null,
): Promise<void> {
  const [child] = await tx<{ id: string }[]>`
    insert into children (id, name, birth_date, care_factor_hundredths)
    values (uuid_v7(), 'case', ${one.date}::date - make_interval(months => ${claim.age_months}),
      ${hundredths(claim.factor)})
    returning id`
  await tx`insert into guardians (account_id, child_id, relation)
    select id, ${child?.id ?? null}, 'other' from accounts where name = 'case'`
  await tx`
    insert into bookings (id, slot_id, room_id, child_id, account_id, status, day, starts_at, ends_at,
      age_months, care_factor_hundredths, resident, same_day, cancel_until, claimed_at)
    select uuid_v7(), s.id, s.room_id, ${child?.id ?? null}, (select id from accounts where name = 'case'),
      'confirmed', s.day, shanghai(${one.date}, ${claim.from}), shanghai(${one.date}, ${claim.to}),
      0, 100, false, false, s.cancel_until, now()
    from slots s where s.id = ${slotId}`
}

/** Makes the case's room, policy, roster and slots; answers with the slots' ids by their names. */
async function build(tx: TransactionSql, one: CapacityCase): Promise<Map<string, string>> {
  const { policy, room } = one
  await tx`insert into districts (code, name_zh, name_en) values ('case', 'case', 'case')`
  await tx`insert into subdistricts (code, district_code, name_zh, name_en, kind)
    values ('case', 'case', 'case', 'case', 'other')`
  await tx`insert into accounts (id, phone, name) values (uuid_v7(), '+19999999999', 'case')`
  const [made] = await tx<{ id: string }[]>`
    insert into rooms (id, code, subdistrict_code, name_zh, play_area_dm2, licensed_places, status)
    values (uuid_v7(), 'case', 'case', 'case', ${hundredths(room.play_area_m2)}, ${room.licensed_places}, 'open')
    returning id`
  const roomId = made?.id ?? ''
  await tx`
    insert into policies (id, level, room_id, effective_from, mixed_policy, fixed_ratio, min_caregivers,
      age_bands, area_per_child_dm2, largest_group, slot_min_minutes, same_day_reserve, residents_reserve)
    values (uuid_v7(), 'room', ${roomId}, '2020-01-01', ${policy.mixed_policy}, ${policy.fixed_ratio},
      ${policy.min_caregivers}, ${tx.json(policy.bands)}, ${hundredths(policy.area_per_child_m2)},
      ${policy.largest_group}, 60, 0, 0)`
  for (const shift of one.roster) {
    const [row] = await tx<{ id: string }[]>`
      with person as (
        insert into caregivers (id, room_id, name, kind, counts_for_ratio)
        values (uuid_v7(), ${roomId}, 'case', 'caregiver', true) returning id)
      insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      select uuid_v7(), ${roomId}, id, ${one.date}, ${shift.from}, ${shift.to} from person returning id`
    for (const pause of shift.breaks) {
      await tx`insert into roster_breaks (id, shift_id, from_time, to_time)
        values (uuid_v7(), ${row?.id ?? ''}, ${pause.from}, ${pause.to})`
    }
  }
  const slotIds = new Map<string, string>()
  for (const slot of one.slots) {
    const [row] = await tx<{ id: string }[]>`
      insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months, cap, flexible)
      values (uuid_v7(), ${roomId}, ${one.date}, shanghai(${one.date}, ${slot.from}),
        shanghai(${one.date}, ${slot.to}), ${slot.from_months}, ${slot.to_months}, ${slot.cap}, ${slot.flexible})
      returning id`
    slotIds.set(slot.id, row?.id ?? '')
  }
  return slotIds
}
