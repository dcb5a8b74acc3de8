import type { Sql, TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { brokenConstraint } from '@/db/retry'
import type { CapacityModel } from './capacity-model'
import type { Start, Step } from './model-steps'
import {
  bandSets,
  basePolicy,
  clock,
  DAY,
  date,
  familyHolds,
  holdMinutes,
  instant,
  kids,
  type Level,
  type ModelPolicy,
  slotPlans,
} from './model-world'

export type People = { children: string[]; resident: string; stranger: string }
export type World = People & {
  roomId: string
  slotIds: string[]
  caregiverIds: string[]
  bookingIds: string[]
}

const home = '310106006'
const targets = {
  district: { district_code: '310106' },
  subdistrict: { subdistrict_code: home },
} as const

/** The children and accounts all worlds of a database share. */
export async function makePeople(sql: Sql): Promise<People> {
  const children = kids.map(() => v7())
  await sql`
    insert into children (id, name, birth_date, care_factor_hundredths)
    select id, 'kid', case when older then ${date(8)}::date - make_interval(months => age + 1)
      else ${date(7)}::date - make_interval(months => age) end, factor
    from jsonb_to_recordset(${sql.json(
      kids.map((kid, n) => ({
        id: children[n] ?? '',
        age: kid.age,
        older: kid.olderOnDay8,
        factor: kid.factor,
      })),
    )}) as k(id uuid, age integer, older boolean, factor integer)`
  const [resident, stranger] = [v7(), v7()]
  await sql`insert into accounts (id, phone, home_subdistrict_code) values
    (${resident}, '+8613900000001', ${home}), (${stranger}, '+8613900000002', '310106011')`
  await sql`insert into guardians (account_id, child_id, relation)
    select account, child, 'other' from unnest(${[resident, stranger]}::uuid[]) as account, unnest(${children}::uuid[]) as child`
  return { children, resident, stranger }
}

/** Makes the room of a story inside the transaction. */
export async function openWorld(tx: TransactionSql, people: People, start: Start): Promise<World> {
  const world: World = {
    ...people,
    roomId: v7(),
    slotIds: slotPlans.map(() => v7()),
    caregiverIds: [v7(), v7(), v7()],
    bookingIds: [],
  }
  const { roomId } = world
  await tx`select set_config('baobaowu.now', ${instant(10 * 60)}, true)`
  await tx`
    insert into rooms (id, code, subdistrict_code, name_zh, licensed_places, play_area_dm2, status)
    values (${roomId}, ${roomId}, ${home}, '模型', ${start.licensed}, ${start.area}, 'open')`
  await layPolicy(tx, world, 'district', -4000, basePolicy)
  // Booking closes when the day begins, and on the day an hour before a slot.
  await tx`update policies set hold_minutes = ${holdMinutes}, family_holds = ${familyHolds},
    booking_closes_working_days = 0, booking_closes_time = '17:00', same_day_closes_minutes = 60
    where level = 'district' and district_code = ${targets.district.district_code} and effective_from = ${date(-4000)}`
  await layPolicy(tx, world, 'room', -4000, start.policy)
  await tx`insert into caregivers ${tx(
    world.caregiverIds.map((id) => ({
      id,
      room_id: roomId,
      name: '照护',
      kind: 'caregiver',
      counts_for_ratio: true,
    })),
  )}`
  const shifts = world.caregiverIds
    .slice(0, start.caregivers)
    .flatMap((caregiver_id) => [7, 8].map((day) => shiftRow(roomId, caregiver_id, day, 480, 1080)))
  await tx`insert into roster_shifts ${tx(shifts)}`
  await tx`insert into slots ${tx(
    slotPlans.map((plan, n) => ({
      id: world.slotIds[n] ?? '',
      room_id: roomId,
      day: date(Math.floor(plan.start / DAY)),
      starts_at: instant(plan.start),
      ends_at: instant(plan.end),
      age_from_months: plan.ageFrom,
      age_to_months: plan.ageTo,
      flexible: plan.flexible,
    })),
  )}`
  return world
}

const shiftRow = (
  room_id: string,
  caregiver_id: string,
  day: number,
  from: number,
  to: number,
) => ({
  id: v7(),
  room_id,
  caregiver_id,
  day: date(day),
  from_time: clock(from),
  to_time: clock(to),
})

async function layPolicy(
  tx: TransactionSql,
  { roomId }: World,
  level: Level,
  from: number,
  fields: Partial<ModelPolicy>,
): Promise<void> {
  const bands = fields.bands === undefined ? undefined : bandSets[fields.bands]
  const named = {
    mixed_policy: fields.mixed,
    fixed_ratio: fields.fixedRatio,
    min_caregivers: fields.minCaregivers,
    age_bands:
      bands &&
      tx.json(
        bands.map((b) => ({
          from_months: b.from,
          to_months: b.to,
          children_per_caregiver: b.ratio,
        })),
      ),
    area_per_child_dm2: fields.areaPerChild,
    largest_group: fields.largestGroup,
    slot_cap: fields.slotCap,
    same_day_reserve: fields.sameDayReserve,
    same_day_reserve_from_places: fields.sameDayFromPlaces,
    residents_reserve: fields.residentsReserve,
    residents_until_days: fields.residentsUntilDays,
  }
  const set = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined))
  const target = level === 'room' ? { room_id: roomId } : targets[level]
  const row = { id: v7(), level, ...target, effective_from: date(from), ...set }
  const update = { effective_from: date(from), ...set }
  await tx`insert into policies ${tx(row)} on conflict on constraint policies_target do update set ${tx(update)}`
}

/**
 * Does the step on the database; answers with the name of the constraint that refuses it. The story
 * can go on only if the model expects the refusal: then the step sets a savepoint to go back to.
 */
export async function applyStep(
  tx: TransactionSql,
  world: World,
  step: Step,
  model: CapacityModel,
  expected: string | null,
) {
  try {
    if (expected) await tx.savepoint((inner) => perform(inner, world, step, model))
    else await perform(tx, world, step, model)
    return null
  } catch (error) {
    const broken = brokenConstraint(error)
    if (!broken) throw error
    return broken.name
  }
}

async function perform(tx: TransactionSql, world: World, step: Step, model: CapacityModel) {
  const { roomId } = world
  switch (step.do) {
    case 'book':
      return book(tx, world, step, model.now)
    case 'turn': {
      const id = world.bookingIds[step.booking]
      if (!id) return
      const cancelled = step.into === 'cancelled' ? instant(model.now) : null
      return tx`update bookings set status = ${step.into}, cancelled_at = coalesce(${cancelled}::timestamptz, cancelled_at)
        where id = ${id}`
    }
    case 'wait':
      return tx`select set_config('baobaowu.now', ${instant(model.now)}, false)`
    case 'room':
      return tx`update rooms set licensed_places = ${step.licensed}, play_area_dm2 = ${step.area},
        status = ${step.open ? 'open' : 'suspended'} where id = ${roomId}`
    case 'policy':
      return layPolicy(tx, world, step.level, step.from, step.fields)
    case 'unpolicy':
      return tx`delete from policies where level = ${step.level} and effective_from = ${date(step.from)}`
    case 'cap':
      return tx`update slots set cap = ${step.cap} where id = ${world.slotIds[step.slot] ?? ''}`
    case 'close':
      return tx`update slots set status = 'closed', closed_at = app_now() where id = ${world.slotIds[step.slot] ?? ''}`
    case 'reopen':
      return tx`update slots set status = 'open', closed_at = null where id = ${world.slotIds[step.slot] ?? ''}`
    case 'caregiver':
      return tx`update caregivers set active = ${step.active}, counts_for_ratio = ${step.counts}
        where id = ${world.caregiverIds[step.caregiver] ?? ''}`
  }
  const who = world.caregiverIds[step.caregiver] ?? ''
  if (step.do === 'break') {
    return tx`insert into roster_breaks (id, shift_id, from_time, to_time)
      select uuid_v7(), id, ${clock(step.from)}, ${clock(step.to)} from roster_shifts
      where caregiver_id = ${who} and day = ${date(step.day)}
        and from_time <= ${clock(step.from)} and to_time >= ${clock(step.to)}`
  }
  await tx`delete from roster_shifts where caregiver_id = ${who} and day = ${date(step.day)}`
  if (step.do === 'shift') {
    await tx`insert into roster_shifts ${tx(shiftRow(roomId, who, step.day, step.from, step.to))}`
  }
}

/** Why the claim of the step would be refused, read without locks; null if nothing is foreseen. */
export async function foreseenFor(
  tx: TransactionSql,
  world: World,
  step: Extract<Step, { do: 'book' }>,
): Promise<string | null> {
  const { startsAt, endsAt } = spanOf(step)
  const account = step.resident ? world.resident : world.stranger
  const [row] = await tx<{ name: string | null }[]>`
    select f.name from slots s join rooms r on r.id = s.room_id, children c, accounts a,
      refusal_foreseen(s.id, s.room_id, app_now() >= s.same_day_from, age_in_months(c.birth_date, s.day),
        c.care_factor_hundredths, a.home_subdistrict_code = r.subdistrict_code,
        ${startsAt}::timestamptz, ${endsAt}::timestamptz, app_now()) as f
    where s.id = ${world.slotIds[step.slot] ?? ''} and a.id = ${account} and not holds_place(a.id, s.room_id)
      and c.id = ${world.children[step.children[0] ?? 0] ?? ''}`
  return row?.name ?? null
}

function spanOf(step: Extract<Step, { do: 'book' }>): { startsAt: string; endsAt: string } {
  const plan = slotPlans[step.slot]
  if (!plan) throw new Error('no such slot')
  const start = plan.flexible ? plan.start + step.offset * 30 : plan.start
  const end = plan.flexible ? start + step.length * 30 : plan.end
  return { startsAt: instant(start), endsAt: instant(end) }
}

async function book(
  tx: TransactionSql,
  world: World,
  step: Extract<Step, { do: 'book' }>,
  now: number,
): Promise<void> {
  const { startsAt, endsAt } = spanOf(step)
  const rows = step.children.map((child) => ({
    id: v7(),
    slot_id: world.slotIds[step.slot] ?? '',
    room_id: world.roomId,
    child_id: world.children[child] ?? '',
    account_id: step.resident ? world.resident : world.stranger,
    status: step.status,
    day: date(0),
    starts_at: startsAt,
    ends_at: endsAt,
    expires_at: step.status === 'confirmed' ? null : instant(now + step.patience),
    age_months: 0,
    care_factor_hundredths: 100,
    resident: false,
    same_day: false,
    cancel_until: instant(0),
    claimed_at: instant(0),
  }))
  await tx`insert into bookings ${tx(rows)}`
  world.bookingIds.push(...rows.map((row) => row.id))
}
