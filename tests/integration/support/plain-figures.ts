import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { freeInRoom, youngestBand } from '@/domain/capacity/rules'
import type { Limits, MixedPolicy } from '@/domain/capacity/types'
import { dayOf, timeOf, weekdayOf } from '@/domain/shared/time'

type Slot = {
  id: string
  roomId: string
  status: string
  from: number
  to: number
  ageFrom: number
  parts: { from: number; to: number; cap: number }[]
}
type Booking = {
  slotId: string
  roomId: string
  status: string
  from: number
  to: number
  age: number
  factor: number
}
type Quarter = Limits & { roomId: string; at: number }
type Refusal = {
  roomId: string
  day: string
  reason: string
  age: number | null
  home: string | null
}

/** Everything the figures follow from, read row by row, with no sum by the database. */
export type Facts = {
  slots: Slot[]
  bookings: Booking[]
  quarters: Map<string, Quarter>
  refusals: Refusal[]
}

export async function factsOf({ read }: Database): Promise<Facts> {
  const slots = await read.execute<Omit<Slot, 'parts'> & { parts: Slot['parts'] }>(sql`
    select s.id, s.room_id as "roomId", s.status, extract(epoch from s.starts_at)::int as "from",
      extract(epoch from s.ends_at)::int as "to", s.age_from_months as "ageFrom",
      (select jsonb_agg(jsonb_build_object('from', extract(epoch from p.starts_at)::int,
        'to', extract(epoch from p.ends_at)::int, 'cap', p.cap)) from slot_ledger p where p.slot_id = s.id) as parts
    from slots s`)
  const bookings = await read.execute<Booking>(sql`
    select slot_id as "slotId", room_id as "roomId",
      case when cancel_reason = 'moved' then 'moved' else status end as status, extract(epoch from starts_at)::int as "from",
      extract(epoch from ends_at)::int as "to", age_months as age, care_factor_hundredths as factor
    from bookings`)
  const quarters = await read.execute<{
    roomId: string
    at: number
    licensed: number
    area: number | null
    caregivers: number
    mixed: MixedPolicy
    fixed: number
    least: number
    group: number
    from: number[]
    to: number[]
    ratio: number[]
  }>(sql`
    select l.room_id as "roomId", extract(epoch from l.at)::int as at, l.licensed_places as licensed,
      l.area_places as area, l.caregivers, r.mixed_policy as mixed, r.fixed_ratio as fixed,
      r.min_caregivers as least, r.largest_group as "group", r.band_from as "from", r.band_to as "to",
      r.band_ratio as ratio
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id`)
  const refusals = await read.execute<Refusal>(sql`
    select room_id as "roomId", day::text, reason, age_months as age, home_subdistrict_code as home from refusals`)
  return {
    slots: [...slots],
    bookings: [...bookings],
    quarters: new Map(
      quarters.map((one) => [
        `${one.roomId} ${one.at}`,
        {
          roomId: one.roomId,
          at: one.at,
          licensedPlaces: one.licensed,
          areaPlaces: one.area,
          caregivers: one.caregivers,
          rules: {
            mixedPolicy: one.mixed,
            fixedRatio: one.fixed,
            minCaregivers: one.least,
            areaPerChildDm2: 1,
            largestGroup: one.group,
            bands: one.to.map((toMonths, n) => ({
              fromMonths: one.from[n] ?? 0,
              toMonths,
              childrenPerCaregiver: one.ratio[n] ?? 1,
            })),
          },
        },
      ]),
    ),
    refusals: [...refusals],
  }
}

const active = (one: Booking) => !['cancelled', 'expired', 'moved'].includes(one.status)
const at = (seconds: number) => new Date(seconds * 1000)

/** Places booked and offered in one quarter hour of a room, child by child. */
function quarterOf(facts: Facts, quarter: Quarter) {
  const here = (one: { from: number; to: number }) => one.from <= quarter.at && one.to > quarter.at
  const present = facts.bookings.filter(
    (one) => one.roomId === quarter.roomId && active(one) && here(one),
  )
  const slots = facts.slots.filter((one) => one.roomId === quarter.roomId && here(one))
  const open = slots.flatMap((slot) => {
    const part = slot.parts.find(here)
    const heads = present.filter((one) => one.slotId === slot.id).length
    return part && part.cap > 0
      ? [{ ageFrom: slot.ageFrom, left: Math.max(0, part.cap - heads) }]
      : []
  })
  const youngest = Math.min(...open.map((one) => one.ageFrom))
  const free =
    open.length === 0
      ? 0
      : Math.min(
          open.reduce((sum, one) => sum + one.left, 0),
          freeInRoom(
            quarter,
            present.map((one) => ({
              band: youngestBand(quarter.rules, one.age),
              factorHundredths: one.factor,
            })),
            [],
            youngestBand(quarter.rules, youngest),
          ),
        )
  return { covered: slots.length > 0, booked: present.length, offered: present.length + free }
}

/** The figures of some rooms over days, the slow way. */
export function plainFigures(
  facts: Facts,
  roomIds: Set<string>,
  period: { from: string; to: string },
) {
  const inPeriod = (seconds: number) => {
    const day = dayOf(at(seconds))
    return day >= period.from && day <= period.to
  }
  const hours = new Map<string, [offered: number, booked: number]>()
  let offered = 0
  let booked = 0
  for (const quarter of facts.quarters.values()) {
    if (!roomIds.has(quarter.roomId) || !inPeriod(quarter.at)) continue
    const one = quarterOf(facts, quarter)
    if (!one.covered) continue
    offered += one.offered
    booked += one.booked
    const key = `${weekdayOf(dayOf(at(quarter.at)))} ${Number(timeOf(at(quarter.at)).slice(0, 2))}`
    const before = hours.get(key) ?? [0, 0]
    hours.set(key, [before[0] + one.offered, before[1] + one.booked])
  }
  const mine = facts.bookings.filter((one) => roomIds.has(one.roomId) && inPeriod(one.from))
  const count = (...statuses: string[]) =>
    mine.filter((one) => statuses.includes(one.status)).length
  return {
    slots: facts.slots.filter(
      (one) => roomIds.has(one.roomId) && inPeriod(one.from) && one.status === 'open',
    ).length,
    offeredQuarters: offered,
    bookedQuarters: booked,
    usedQuarters: mine
      .filter((one) => one.status === 'attended')
      .reduce((sum, one) => sum + (one.to - one.from) / 900, 0),
    bookings: mine.filter(active).length,
    attended: count('attended'),
    missed: count('missed'),
    cancelled: count('cancelled'),
    hours,
    refusals: facts.refusals.filter(
      (one) => roomIds.has(one.roomId) && one.day >= period.from && one.day <= period.to,
    ),
  }
}
