import fc from 'fast-check'
import type { Band, Limits, Present, Rules } from '@/domain/capacity/types'
import type { Moment, SlotPart } from '@/domain/capacity/verdict-rules'

/** Bands in ascending order without overlaps, with gaps between some. */
const bands: fc.Arbitrary<Band[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 3 }),
      length: fc.integer({ min: 1, max: 18 }),
      childrenPerCaregiver: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((steps) => {
    let before = 0
    return steps.map(({ gap, length, childrenPerCaregiver }) => {
      const fromMonths = before + gap
      before = fromMonths + length
      return { fromMonths, toMonths: before, childrenPerCaregiver }
    })
  })

const rules: fc.Arbitrary<Rules> = fc.record({
  mixedPolicy: fc.constantFrom('fixed_ratio', 'sum_of_fractions', 'youngest'),
  fixedRatio: fc.integer({ min: 1, max: 20 }),
  minCaregivers: fc.integer({ min: 0, max: 3 }),
  areaPerChildDm2: fc.integer({ min: 1, max: 1000 }),
  largestGroup: fc.integer({ min: 1, max: 25 }),
  bands,
})

/** Limits of a quarter hour with the children present, the places kept and a band to ask about. */
export type Quarter = { limits: Limits; present: Present[]; kept: number[]; band: number }

export const quarters: fc.Arbitrary<Quarter> = rules.chain((chosen) => {
  const band = fc.nat({ max: chosen.bands.length - 1 })
  const factorHundredths = fc.oneof(
    fc.constantFrom(100, 150, 175, 200),
    fc.integer({ min: 100, max: 400 }),
  )
  return fc.record({
    limits: fc.record({
      rules: fc.constant(chosen),
      licensedPlaces: fc.integer({ min: 0, max: 25 }),
      areaPlaces: fc.option(fc.integer({ min: 0, max: 25 })),
      caregivers: fc.integer({ min: 0, max: 8 }),
    }),
    present: fc.array(fc.record({ band, factorHundredths }), { maxLength: 20 }),
    kept: fc.array(band, { maxLength: 4 }),
    band,
  })
})

const instants = fc.integer({ min: -3, max: 3 }).map((hours) => new Date(hours * 3_600_000))

const parts: fc.Arbitrary<Omit<SlotPart, 'slotId'>> = fc
  .record({
    status: fc.constantFrom('open' as const, 'open' as const, 'open' as const, 'closed' as const),
    cap: fc.nat({ max: 12 }),
    ageFromMonths: fc.nat({ max: 24 }),
    ages: fc.integer({ min: 1, max: 40 }),
    sameDayFrom: instants,
    sameDayReserve: fc.nat({ max: 3 }),
    residentsUntil: instants,
    residentsReserve: fc.nat({ max: 3 }),
    heads: fc.nat({ max: 10 }),
    residentHeads: fc.nat({ max: 3 }),
    sameDayHeads: fc.nat({ max: 3 }),
  })
  .map(({ ages, ...part }) => ({
    ...part,
    cap: part.status === 'closed' ? 0 : part.cap,
    ageToMonths: part.ageFromMonths + ages,
  }))

/** A quarter hour of a room with one to three slots in it, `now` being the start of the epoch. */
export const moments: fc.Arbitrary<Moment> = fc
  .tuple(quarters, fc.array(parts, { minLength: 1, maxLength: 3 }))
  .map(([{ limits, present }, all]) => ({
    limits,
    present,
    parts: all.map((part, n) => ({ ...part, slotId: `slot ${n}` })),
  }))
