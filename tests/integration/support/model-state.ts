import type { TransactionSql } from 'postgres'
import type { CapacityModel } from './capacity-model'
import type { World } from './model-database'
import { DAY, date, instant } from './model-world'

/** Free places of each slot, for one age and home in each story: what families are shown, and what fits. */
export async function freePlaces(tx: TransactionSql, world: World, model: CapacityModel) {
  const age = model.claims.length % 2 ? 18 : 30
  const resident = model.policies.size % 2 === 0
  const shown = await tx<{ free: number }[]>`
    select f.free from free_in_slots(${world.slotIds}::uuid[], ${age}, ${resident ? '310106006' : null},
      ${instant(model.now)}) as f order by array_position(${world.slotIds}::uuid[], f.slot_id)`
  return {
    shown: shown.map((row) => row.free),
    fits: model.slots.map((_, n) => model.free(n, age, resident)),
  }
}

/** Instants are minutes and days numbers, as in the model. */
type Shortfall = {
  slot: number | null
  day: number
  term: string
  from: number
  to: number
  by: number
}

const minute = (at: string) => `(extract(epoch from ${at} - '${instant(0)}') / 60)::int`
const slot = 'array_position($2::uuid[], slot_id)'
const state = `
  select
    (select json_agg(json_build_object('at', ${minute('at')}, 'licensed', l.licensed_places, 'area', l.area_places,
        'group', r.largest_group, 'caregivers', l.caregivers, 'least', r.min_caregivers, 'heads', l.heads,
        'bandHeads', l.band_heads, 'bandLoad', l.band_load) order by l.at)
      from capacity_ledger l join capacity_rules r on r.id = l.rules_id where l.room_id = $1) as ledger,
    (select json_agg(json_build_object('slot', ${slot} - 1, 'start', ${minute('starts_at')},
        'end', ${minute('ends_at')}, 'cap', cap, 'heads', heads, 'residents', resident_heads,
        'sameDay', same_day_heads) order by ${slot}, starts_at)
      from slot_ledger where slot_id = any ($2::uuid[])) as parts,
    (select coalesce(json_agg(json_build_object('slot', ${slot} - 1, 'day', day - '${date(0)}', 'term', term,
        'from', ${minute('from_at')}, 'to', ${minute('to_at')}, 'by', short_by) order by day, term, ${slot}), '[]')
      from shortfalls where room_id = $1 and resolved_at is null) as shortfalls,
    (select coalesce(json_agg(status order by array_position($3::uuid[], id)), '[]')
      from bookings where room_id = $1) as statuses`

/** All the database keeps of the room, in the words of the model. */
export async function stateOf(tx: TransactionSql, world: World) {
  const asked = [world.roomId, world.slotIds, world.bookingIds]
  const [row] = await tx.unsafe(state, asked, { prepare: true })
  return { ...row }
}

/** The same, as the model says it must be. */
export function expectedOf(model: CapacityModel) {
  const quarters = [
    ...new Set(
      model.slots.flatMap((slot) =>
        Array.from({ length: (slot.end - slot.start) / 15 }, (_, n) => slot.start + n * 15),
      ),
    ),
  ].sort((a, b) => a - b)
  return {
    ledger: quarters.map((at) => {
      const present = model.present(at)
      const bands = model
        .bands(Math.floor(at / DAY))
        .map((_, b) => present.filter((one) => one.band === b))
      return {
        at,
        ...model.limits(at),
        heads: present.length,
        bandHeads: bands.map((there) => there.length),
        bandLoad: bands.map((there) => there.reduce((sum, one) => sum + one.factor, 0)),
      }
    }),
    parts: model.slots.flatMap((_, n) => model.parts(n).map((part) => ({ slot: n, ...part }))),
    shortfalls: shortfalls(model, quarters),
    statuses: model.claims.map((claim) => claim.status),
  }
}

function shortfalls(model: CapacityModel, quarters: number[]): Shortfall[] {
  const found = new Map<string, Shortfall>()
  const add = (slot: number | null, at: number, to: number, term: string, by: number) => {
    const day = Math.floor(at / DAY)
    const key = [day, term, slot].join()
    const known = found.get(key) ?? { slot, day, term, from: at, to, by }
    found.set(key, { ...known, to, by: Math.max(known.by, by) })
  }
  for (const at of quarters) {
    if (model.present(at).length === 0) continue
    const { caregivers, least } = model.limits(at)
    for (const { term, by } of model.broken(at, [])) {
      const staff = term === 'min_caregivers' || term === 'ratio'
      const named = caregivers + by > least ? 'ratio' : 'min_caregivers'
      add(null, at, at + 15, staff ? named : term, by)
    }
  }
  for (const [n, slot] of model.slots.entries()) {
    for (const part of model.parts(n)) {
      const term = slot.closed ? 'slot_closed' : 'slot_cap'
      if (part.heads > part.cap) add(n, part.start, part.end, term, part.heads - part.cap)
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      a.day - b.day ||
      (a.term < b.term ? -1 : a.term > b.term ? 1 : 0) ||
      (a.slot ?? 99) - (b.slot ?? 99),
  )
}
