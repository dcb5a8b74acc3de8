import fc from 'fast-check'
import { bandSets, DAY, kids, type Level, levels, type ModelPolicy, slotPlans } from './model-world'

export type Step =
  | {
      do: 'book'
      slot: number
      children: number[]
      resident: boolean
      status: 'confirmed' | 'held' | 'offered'
      /** Minutes until a held or offered claim expires. */
      patience: number
      /** Of a flexible slot: half hours after its start, and half hours long. */
      offset: number
      length: number
    }
  | {
      do: 'turn'
      booking: number
      into: 'confirmed' | 'cancelled' | 'attended' | 'missed' | 'expired'
    }
  | { do: 'wait'; until: number }
  | { do: 'room'; licensed: number; area: number | null; open: boolean }
  | { do: 'policy'; level: Level; from: number; fields: Partial<ModelPolicy> }
  | { do: 'unpolicy'; level: Level; from: number }
  | { do: 'cap'; slot: number; cap: number | null }
  | { do: 'close' | 'reopen'; slot: number }
  | { do: 'shift'; caregiver: number; day: number; from: number; to: number }
  | { do: 'unshift'; caregiver: number; day: number }
  | { do: 'break'; caregiver: number; day: number; from: number; to: number }
  | { do: 'caregiver'; caregiver: number; active: boolean; counts: boolean }

export type Start = {
  licensed: number
  area: number | null
  caregivers: number
  policy: Partial<ModelPolicy>
}

const nat = (max: number) => fc.nat({ max })
const between = (min: number, max: number) => fc.integer({ min, max })
const slot = nat(slotPlans.length - 1)
const caregiver = nat(2)
const day = fc.constantFrom(7, 8)
const quarter = between(8 * 4, 13 * 4).map((n) => n * 15)
const stretch = fc
  .tuple(quarter, quarter)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))

const fields: fc.Arbitrary<Partial<ModelPolicy>> = fc.record(
  {
    mixed: fc.constantFrom('fixed_ratio', 'sum_of_fractions', 'youngest'),
    fixedRatio: between(2, 6),
    minCaregivers: fc.constantFrom(0, 1, 1, 2),
    bands: nat(bandSets.length - 1),
    areaPerChild: fc.constantFrom(200, 333, 400, 800),
    largestGroup: between(4, 12),
    slotCap: between(2, 8),
    sameDayReserve: fc.constantFrom(0, 1, 1, 2),
    sameDayFromPlaces: between(1, 6),
    residentsReserve: fc.constantFrom(0, 1, 2),
    residentsUntilDays: nat(6),
  },
  { requiredKeys: [] },
)

const licensed = fc.oneof(
  { weight: 3, arbitrary: between(6, 12) },
  { weight: 1, arbitrary: nat(5) },
)
const area = fc.option(between(1200, 4800), { nil: null })
const effective = fc.constantFrom(-400, 3, 7, 8)
const level = fc.constantFrom(...levels)
const statuses = ['confirmed', 'confirmed', 'confirmed', 'held', 'offered'] as const

/** Mostly children and stretches the slot admits, so that what decides is the room. */
const book: fc.Arbitrary<Step> = slot.chain((chosen) => {
  const plan = slotPlans[chosen]
  const right = kids.flatMap(({ age }, n) =>
    plan && age >= plan.ageFrom && age + 1 < plan.ageTo ? [n] : [],
  )
  const few = (from: number[]) => {
    const some = (maxLength: number) =>
      fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength })
    return fc.oneof({ weight: 3, arbitrary: some(1) }, { weight: 2, arbitrary: some(3) })
  }
  return fc.record({
    do: fc.constant('book' as const),
    slot: fc.constant(chosen),
    children: fc.oneof(
      { weight: 9, arbitrary: few(right) },
      { weight: 1, arbitrary: few(kids.map((_, n) => n)) },
    ),
    resident: fc.boolean(),
    status: fc.constantFrom(...statuses),
    patience: fc.constantFrom(30, 60, 2 * DAY),
    offset: nat(3),
    length: fc.oneof(
      { weight: 6, arbitrary: between(2, 3) },
      { weight: 1, arbitrary: between(1, 6) },
    ),
  })
})

const turn: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('turn' as const),
  booking: nat(7),
  into: fc.constantFrom('confirmed', 'cancelled', 'cancelled', 'attended', 'missed', 'expired'),
})

const wait: fc.Arbitrary<Step> = fc.record({
  do: fc.constant('wait' as const),
  until: fc.constantFrom(
    11 * 60,
    4 * DAY,
    6 * DAY + 18 * 60,
    7 * DAY,
    7 * DAY + 570,
    7 * DAY + 780,
  ),
})

/** What the people who run the room can change. */
const changes: fc.Arbitrary<Step>[] = [
  fc.record({
    do: fc.constant('room' as const),
    licensed,
    area,
    open: fc.constantFrom(true, true, false),
  }),
  fc.record({ do: fc.constant('policy' as const), level, from: effective, fields }),
  fc.record({ do: fc.constant('unpolicy' as const), level, from: effective }),
  fc.record({ do: fc.constant('cap' as const), slot, cap: fc.option(nat(6), { nil: null }) }),
  fc.record({ do: fc.constantFrom('close' as const, 'reopen' as const), slot }),
  fc
    .record({ caregiver, day, span: stretch })
    .map(({ span, ...one }) => ({ do: 'shift' as const, ...one, ...span })),
  fc.record({ do: fc.constant('unshift' as const), caregiver, day }),
  fc
    .record({ caregiver, day, span: stretch })
    .map(({ span, ...one }) => ({ do: 'break' as const, ...one, ...span })),
  fc.record({
    do: fc.constant('caregiver' as const),
    caregiver,
    active: fc.boolean(),
    counts: fc.boolean(),
  }),
]

const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: book },
  { weight: 5, arbitrary: turn },
  { weight: 2, arbitrary: wait },
  ...changes.map((arbitrary) => ({ weight: 1, arbitrary })),
)

/** A room to begin with, some bookings, and then anything that can happen in it. */
export const stories: fc.Arbitrary<{ start: Start; steps: Step[] }> = fc.record({
  start: fc.record({
    licensed,
    area,
    caregivers: fc.constantFrom(1, 2, 3, 3),
    policy: fc.oneof(fields, fc.constant({})),
  }),
  steps: fc
    .tuple(
      fc.array(book, { minLength: 2, maxLength: 3, size: 'max' }),
      fc.array(anything, { minLength: 4, maxLength: 6, size: 'max' }),
    )
    .map(([first, rest]) => [...first, ...rest]),
})
