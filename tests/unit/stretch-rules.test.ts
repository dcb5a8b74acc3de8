import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOf, slotRefusal } from '@/domain/claims/rules'
import { endsFrom, freeOver, halfHoursOf, usualSpan } from '@/domain/claims/stretch-rules'
import type { ChildFacts, SlotFacts } from '@/domain/claims/types'
import { instantOf, minutesBetween, timeOf } from '@/domain/shared/time'
import { policy } from '../support/booking-policy'

const day = '2026-03-16'
const at = (time: string) => instantOf(day, time)
const now = instantOf('2026-03-09', '10:00')

const slot: SlotFacts = {
  id: 'slot',
  roomId: 'room',
  roomCode: 'room',
  roomNameZh: '宝宝屋',
  roomNameEn: null,
  roomStatus: 'open',
  day,
  startsAt: at('13:00'),
  endsAt: at('17:00'),
  status: 'open',
  flexible: true,
  minMinutes: 60,
  ageFromMonths: 12,
  ageToMonths: 36,
  priceFenPerHour: 3000,
  releasedAt: instantOf('2026-03-02', '09:00'),
  bookingClosesAt: instantOf('2026-03-13', '17:00'),
  sameDayFrom: at('00:00'),
  sameDayClosesAt: at('08:00'),
  sameDayReserve: 0,
  residentsUntil: instantOf('2026-03-13', '00:00'),
  cancelUntil: instantOf('2026-03-13', '12:00'),
  policy,
  hasConsent: true,
}

const child: ChildFacts = {
  id: 'child',
  name: '幼儿',
  birthDate: '2024-09-10',
  hasIdentity: false,
  openBookings: 0,
  monthBookings: 0,
  overlaps: false,
  allowanceLeft: 12,
  marks: [],
}

const quarterMs = 15 * 60_000

/** Quarter hours of a slot with their free places; those not named have 5. */
function quartersOf({ startsAt, endsAt }: SlotFacts, free: Record<string, number> = {}) {
  const count = (endsAt.getTime() - startsAt.getTime()) / quarterMs
  return Array.from({ length: count }, (_, n) => {
    const instant = new Date(startsAt.getTime() + n * quarterMs)
    return { at: instant, free: free[timeOf(instant)] ?? 5 }
  })
}

const told = (from: string, free: Record<string, number> = {}, of = slot) =>
  endsFrom(of, quartersOf(of, free), at(from)).map(({ to, refusal }) =>
    refusal ? `${timeOf(to)} ${refusal.reason}` : timeOf(to),
  )

describe('the half hours of a slot', () => {
  test('begin with it; a quarter hour left at the end is in none', () => {
    const times = (of: SlotFacts) =>
      halfHoursOf(of).map(({ from, to }) => timeOf(from) + timeOf(to))
    expect(times({ ...slot, endsAt: at('14:00') })).toEqual(['13:0013:30', '13:3014:00'])
    expect(times({ ...slot, startsAt: at('13:15'), endsAt: at('14:30') })).toEqual([
      '13:1513:45',
      '13:4514:15',
    ])
  })

  test('have the free places of their fuller quarter hour, none where one is not known', () => {
    const span = { from: at('13:00'), to: at('13:30') }
    expect(freeOver(quartersOf(slot, { '13:15': 2 }), span)).toBe(2)
    expect(freeOver(quartersOf(slot).slice(1), span)).toBe(0)
    expect(freeOver([], span)).toBe(0)
  })
})

describe('where a stretch can end', () => {
  test('from the least length to the longest, to the end of the slot', () => {
    expect(told('13:00')).toEqual([
      '13:30 too_short',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
      '16:00',
      '16:30 too_long',
      '17:00 too_long',
    ])
    expect(told('16:00')).toEqual(['16:30 too_short', '17:00'])
    expect(told('16:30')).toEqual(['17:00 too_short'])
  })

  test('not past the first half hour without a place, which is named', () => {
    expect(told('13:00', { '14:45': 0 })).toEqual([
      '13:30 too_short',
      '14:00',
      '14:30',
      '15:00 full',
      '15:30 full',
      '16:00 full',
      '16:30 too_long',
      '17:00 too_long',
    ])
    const ends = endsFrom(slot, quartersOf(slot, { '14:45': 0, '15:30': 0 }), at('13:00'))
    expect(ends.find((end) => end.refusal?.reason === 'full')?.refusal).toEqual({
      reason: 'full',
      at: at('14:30'),
    })
  })

  test('nowhere from a half hour that is full itself', () => {
    expect(told('14:30', { '14:30': 0 }).filter((end) => !end.includes(' '))).toEqual([])
  })
})

describe('the stretch shown first', () => {
  const usual = (free: Record<string, number> = {}, of = slot) => {
    const { from, to } = usualSpan(of, quartersOf(of, free))
    return `${timeOf(from)}–${timeOf(to)}`
  }

  test('is the first that has places, as long as it can be', () => {
    expect(usual()).toBe('13:00–16:00')
    expect(usual({ '14:00': 0 })).toBe('13:00–14:00')
    expect(usual({ '13:45': 0 })).toBe('14:00–17:00')
  })

  test('is the first of the longest length where everything is full', () => {
    expect(usualSpan(slot, [])).toEqual({ from: at('13:00'), to: at('16:00') })
    expect(usualSpan({ ...slot, endsAt: at('15:00') }, [])).toEqual({
      from: at('13:00'),
      to: at('15:00'),
    })
  })

  test('is the whole of a fixed slot', () => {
    expect(usual({ '14:00': 0 }, { ...slot, flexible: false })).toBe('13:00–17:00')
  })
})

/** A flexible slot with lengths and places at random; starts and ends on quarter hours. */
const slots = fc
  .record({
    start: fc.integer({ min: 28, max: 60 }),
    quarters: fc.integer({ min: 2, max: 36 }),
    minMinutes: fc.constantFrom(30, 45, 60, 90, 120),
    maxMinutes: fc.integer({ min: 30, max: 300 }),
  })
  .chain(({ start, quarters, minMinutes, maxMinutes }) => {
    const startsAt = new Date(at('00:00').getTime() + start * quarterMs)
    const endsAt = new Date(startsAt.getTime() + quarters * quarterMs)
    const facts = {
      ...slot,
      startsAt,
      endsAt,
      minMinutes,
      policy: { ...policy, slotMaxMinutes: maxMinutes },
    }
    const free = fc.array(fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, fc.nat({ max: 9 })), {
      minLength: quarters,
      maxLength: quarters,
    })
    return free.map((places) => ({
      facts,
      quarters: places.map((n, index) => ({
        at: new Date(startsAt.getTime() + index * quarterMs),
        free: n,
      })),
    }))
  })

describe('offers and the rules of booking agree', () => {
  test('exactly the stretches are offered whose booking is not refused, with a place in every quarter', () => {
    fc.assert(
      fc.property(slots, ({ facts, quarters }) => {
        const offered = halfHoursOf(facts).flatMap(({ from }) =>
          endsFrom(facts, quarters, from).flatMap(({ to, minutes, refusal }) => {
            expect(minutes).toBe(minutesBetween(from, to))
            return refusal ? [] : [`${from.toISOString()} ${to.toISOString()}`]
          }),
        )
        const bookable = quarters.flatMap(({ at: from }, first) =>
          quarters.slice(first).flatMap(({ at: last }, more) => {
            const to = new Date(last.getTime() + quarterMs)
            const within = quarters.slice(first, first + more + 1)
            const fits = within.every((one) => one.free > 0)
            if (!fits || slotRefusal(facts, { from, to }, now)) return []
            return [`${from.toISOString()} ${to.toISOString()}`]
          }),
        )
        expect(offered).toEqual(bookable)
      }),
    )
  })

  test('what is shown first can be booked wherever anything can', () => {
    fc.assert(
      fc.property(slots, ({ facts, quarters }) => {
        const any = halfHoursOf(facts).some(({ from }) =>
          endsFrom(facts, quarters, from).some((end) => end.refusal === null),
        )
        fc.pre(any)
        const span = usualSpan(facts, quarters)
        expect(slotRefusal(facts, span, now)).toBeNull()
        expect(freeOver(quarters, span)).toBeGreaterThan(0)
      }),
    )
  })

  test('an end costs what its length costs, wherever it begins', () => {
    fc.assert(
      fc.property(
        slots,
        fc.constantFrom('visits', 'minutes'),
        fc.nat(300),
        ({ facts, quarters }, unit, allowanceLeft) => {
          const priced = { ...facts, policy: { ...facts.policy, allowanceUnit: unit } as const }
          for (const { from } of halfHoursOf(priced)) {
            for (const { to, minutes } of endsFrom(priced, quarters, from)) {
              const known = { ...child, allowanceLeft }
              const early = new Date(priced.startsAt.getTime() + minutes * 60_000)
              expect(costOf(priced, known, { from, to })).toEqual(
                costOf(priced, known, { from: priced.startsAt, to: early }),
              )
            }
          }
        },
      ),
    )
  })
})
