import type { TransactionSql } from 'postgres'
import type { CapacityModel } from './capacity-model'
import type { World } from './model-database'
import { DAY, date, instant } from './model-world'

/** Free places of each slot, one age and home a story: what families are shown, and what fits. */
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

type Shortfall = {
  slot: number | null
  day: string
  term: string
  from: string
  to: string
  by: number
}

/** All the database keeps of the room, in the words of the model. */
export async function stateOf(tx: TransactionSql, world: World) {
  const [row] = await tx`
    select
      (select jsonb_agg(jsonb_build_object('at', l.at, 'licensed', l.licensed_places, 'area', l.area_places,
          'group', r.largest_group, 'caregivers', l.caregivers, 'least', r.min_caregivers, 'heads', l.heads,
          'bandHeads', l.band_heads, 'bandLoad', l.band_load) order by l.at)
        from capacity_ledger l join capacity_rules r on r.id = l.rules_id
        where l.room_id = ${world.roomId}) as ledger,
      (select jsonb_agg(jsonb_build_object('slot', array_position(${world.slotIds}::uuid[], slot_id) - 1,
          'start', starts_at, 'end', ends_at, 'cap', cap, 'heads', heads, 'residents', resident_heads,
          'sameDay', same_day_heads) order by array_position(${world.slotIds}::uuid[], slot_id), starts_at)
        from slot_ledger where slot_id = any (${world.slotIds}::uuid[])) as parts,
      (select coalesce(jsonb_agg(jsonb_build_object('slot', array_position(${world.slotIds}::uuid[], slot_id) - 1,
          'day', day, 'term', term, 'from', from_at, 'to', to_at, 'by', short_by)
          order by day, term, array_position(${world.slotIds}::uuid[], slot_id)), '[]')
        from shortfalls where room_id = ${world.roomId} and resolved_at is null) as shortfalls,
      (select coalesce(jsonb_agg(status order by array_position(${world.bookingIds}::uuid[], id)), '[]')
        from bookings where room_id = ${world.roomId}) as statuses`
  return JSON.parse(JSON.stringify(row), (_, value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*\+00:00$/.test(value)
      ? new Date(value).toISOString()
      : value,
  )
}

/** The same as the model says it must be. */
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
        at: instant(at),
        ...model.limits(at),
        heads: present.length,
        bandHeads: bands.map((there) => there.length),
        bandLoad: bands.map((there) => there.reduce((sum, one) => sum + one.factor, 0)),
      }
    }),
    parts: model.slots.flatMap((_, n) =>
      model.parts(n).map((part) => ({
        slot: n,
        ...part,
        start: instant(part.start),
        end: instant(part.end),
      })),
    ),
    shortfalls: shortfalls(model, quarters),
    statuses: model.claims.map((claim) => claim.status),
  }
}

function shortfalls(model: CapacityModel, quarters: number[]): Shortfall[] {
  const found = new Map<string, Shortfall>()
  const add = (slot: number | null, at: number, to: number, term: string, by: number) => {
    const day = date(Math.floor(at / DAY))
    const key = [day, term, slot].join()
    const known = found.get(key) ?? { slot, day, term, from: instant(at), to: '', by }
    found.set(key, { ...known, to: instant(to), by: Math.max(known.by, by) })
  }
  for (const at of quarters) {
    if (model.present(at).length === 0) continue
    for (const { term, by } of model.broken(at, [])) add(null, at, at + 15, term, by)
  }
  for (const [n, slot] of model.slots.entries()) {
    for (const part of model.parts(n)) {
      const term = slot.closed ? 'slot_closed' : 'slot_cap'
      if (part.heads > part.cap) add(n, part.start, part.end, term, part.heads - part.cap)
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      a.day.localeCompare(b.day) ||
      (a.term < b.term ? -1 : a.term > b.term ? 1 : 0) ||
      (a.slot ?? 99) - (b.slot ?? 99),
  )
}
