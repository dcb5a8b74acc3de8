import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bookingCan,
  cancellation,
  childRefusal,
  costOf,
  slotRefusal,
  suspendedUntil,
} from '@/domain/claims/rules'
import {
  type BookingPolicy,
  type ChildFacts,
  cancelReasons,
  type SlotFacts,
} from '@/domain/claims/types'
import { ageInMonths } from '@/domain/shared/age'
import { instantOf } from '@/domain/shared/time'
import { policy } from '../support/booking-policy'

const day = '2026-03-16'
const at = (localDay: string, time: string) => instantOf(localDay, time)
const slot: SlotFacts = {
  id: 'slot',
  roomId: 'room',
  roomCode: 'room',
  roomNameZh: '宝宝屋',
  roomNameEn: null,
  roomStatus: 'open',
  day,
  startsAt: at(day, '09:00'),
  endsAt: at(day, '11:00'),
  status: 'open',
  flexible: false,
  minMinutes: 60,
  ageFromMonths: 12,
  ageToMonths: 36,
  priceFenPerHour: 3000,
  releasedAt: at('2026-03-02', '09:00'),
  bookingClosesAt: at('2026-03-13', '17:00'),
  sameDayFrom: at(day, '00:00'),
  sameDayClosesAt: at(day, '08:00'),
  sameDayReserve: 1,
  residentsUntil: at('2026-03-13', '00:00'),
  cancelUntil: at('2026-03-13', '12:00'),
  policy,
  hasConsent: true,
}
const span = { from: slot.startsAt, to: slot.endsAt }
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
const open = at('2026-03-09', '10:00')

describe('when a slot takes bookings', () => {
  test.each([
    ['2026-03-02', '08:59', 'not_released'],
    ['2026-03-02', '09:00', null],
    ['2026-03-13', '16:59', null],
    ['2026-03-13', '17:00', 'after_closing'],
    ['2026-03-15', '23:59', 'after_closing'],
    [day, '00:00', null],
    [day, '07:59', null],
    [day, '08:00', 'after_closing'],
  ])('on %s at %s: %s', (on, time, reason) => {
    expect(slotRefusal(slot, span, at(on, time))?.reason ?? null).toBe(reason)
  })

  test('between closing and the day itself the family is told when the reserve opens', () => {
    expect(slotRefusal(slot, span, at('2026-03-14', '10:00'))).toMatchObject({
      reopensAt: slot.sameDayFrom,
    })
    const without = { ...slot, sameDayReserve: 0 }
    expect(slotRefusal(without, span, at('2026-03-14', '10:00'))).toMatchObject({ reopensAt: null })
    expect(slotRefusal(without, span, at(day, '07:00'))).toMatchObject({
      reason: 'after_closing',
      closedAt: slot.bookingClosesAt,
    })
  })

  test('a fixed slot is taken whole; a flexible one in half hours from 60 to 180 minutes', () => {
    const part = { from: at(day, '09:30'), to: at(day, '10:30') }
    expect(slotRefusal(slot, part, open)?.reason).toBe('bad_span')
    const long = { ...slot, flexible: true, endsAt: at(day, '17:00') }
    const fits = (from: string, to: string) =>
      slotRefusal(long, { from: at(day, from), to: at(day, to) }, open) === null
    expect(fits('09:30', '10:30')).toBe(true)
    expect(fits('09:00', '12:00')).toBe(true)
    expect(fits('09:00', '12:30')).toBe(false)
    expect(fits('09:00', '09:30')).toBe(false)
    expect(fits('09:15', '10:15')).toBe(false)
    expect(fits('16:30', '17:30')).toBe(false)
    expect(fits('11:00', '10:00')).toBe(false)
  })
})

describe('whether a child may come', () => {
  test.each<[Partial<ChildFacts>, string | null]>([
    [{}, null],
    [{ birthDate: '2025-03-16' }, null],
    [{ birthDate: '2025-03-17' }, 'too_young'],
    [{ birthDate: '2023-03-17' }, null],
    [{ birthDate: '2023-03-16' }, 'too_old'],
    [{ overlaps: true }, 'overlaps'],
    [{ openBookings: 2 }, 'open_bookings'],
    [{ monthBookings: 10 }, 'month_bookings'],
  ])('%o: %s', (facts, reason) => {
    expect(childRefusal(slot, { ...child, ...facts }, open)?.reason ?? null).toBe(reason)
  })

  test.each<[string, Partial<BookingPolicy>, Partial<ChildFacts>]>([
    ['open_bookings', { childOpenBookings: 4 }, { openBookings: 4 }],
    ['month_bookings', { childMonthBookings: 3 }, { monthBookings: 3 }],
    ['suspended', { marksLimit: 1 }, { marks: [{ at: open, points: 1 }] }],
  ])('%s is decided by the policy of the slot and by nothing else', (reason, limits, facts) => {
    const other = { ...slot, policy: { ...policy, ...limits } }
    expect(childRefusal(other, { ...child, ...facts }, open)?.reason).toBe(reason)
    const fewer = Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'number' ? fact - 1 : [],
    ])
    expect(childRefusal(other, { ...child, ...Object.fromEntries(fewer) }, open)).toBeNull()
  })

  test('an identity document is asked for only where the policy requires it', () => {
    const strict = { ...slot, policy: { ...policy, identityRequired: true } }
    expect(childRefusal(strict, child, open)?.reason).toBe('identity_missing')
    expect(childRefusal(strict, { ...child, hasIdentity: true }, open)).toBeNull()
  })
})

describe('suspension', () => {
  const mark = (on: string, points = 1) => ({ at: at(on, '10:00'), points })

  test('three marks within 90 days suspend for 30 days from the third', () => {
    const marks = [mark('2026-01-10'), mark('2026-02-01'), mark('2026-03-01')]
    expect(suspendedUntil(marks, policy, open)).toEqual(at('2026-03-31', '10:00'))
    expect(suspendedUntil(marks, policy, at('2026-03-31', '10:00'))).toBeNull()
    expect(suspendedUntil(marks.slice(0, 2), policy, open)).toBeNull()
    expect(
      suspendedUntil([mark('2025-11-01'), mark('2026-02-01'), mark('2026-03-01')], policy, open),
    ).toBeNull()
  })

  test('how many marks, within how long and for how long, are the policy’s', () => {
    const marks = [mark('2026-02-20'), mark('2026-03-01')]
    const strict = { ...policy, marksLimit: 2, marksWindowDays: 10, suspensionDays: 14 }
    expect(suspendedUntil(marks, strict, open)).toEqual(at('2026-03-15', '10:00'))
    const narrow = { ...strict, marksWindowDays: 9 }
    expect(suspendedUntil(marks, narrow, open)).toBeNull()
    expect(suspendedUntil([mark('2026-03-01', 2)], narrow, open)).toEqual(at('2026-03-15', '10:00'))
  })

  test('the order of marks does not matter', () => {
    const days = fc.integer({ min: 0, max: 200 })
    fc.assert(
      fc.property(fc.array(days, { maxLength: 8 }), (offsets) => {
        const marks = offsets.map((days) => ({
          at: new Date(open.getTime() - days * 86_400_000),
          points: 1,
        }))
        const reversed = [...marks].reverse()
        expect(suspendedUntil(reversed, policy, open)).toEqual(suspendedUntil(marks, policy, open))
      }),
    )
  })
})

describe('what it costs and what cancelling means', () => {
  test('a free visit while there is one, then the price by the hour', () => {
    expect(costOf(slot, child, span)).toEqual({ allowanceUsed: 1, priceFen: 0 })
    expect(costOf(slot, { ...child, allowanceLeft: 0 }, span)).toEqual({
      allowanceUsed: 0,
      priceFen: 6000,
    })
    const unpublished = { ...slot, priceFenPerHour: null }
    expect(costOf(unpublished, { ...child, allowanceLeft: 0 }, span).priceFen).toBeNull()
  })

  test('an allowance in minutes covers the whole visit or nothing of it', () => {
    const minutes = { ...slot, policy: { ...policy, allowanceUnit: 'minutes' as const } }
    expect(costOf(minutes, { ...child, allowanceLeft: 120 }, span).allowanceUsed).toBe(120)
    expect(costOf(minutes, { ...child, allowanceLeft: 119 }, span).allowanceUsed).toBe(0)
  })

  test.each([
    ['2026-03-13', '11:59', 'other', { late: false, returnsAllowance: true, marked: false }],
    ['2026-03-13', '12:00', 'other', { late: true, returnsAllowance: false, marked: true }],
    ['2026-03-16', '08:00', 'illness', { late: true, returnsAllowance: true, marked: false }],
  ] as const)('cancelled on %s at %s for %s', (on, time, reason, means) => {
    expect(cancellation({ ...slot, roomCause: null }, reason, at(on, time))).toEqual(means)
  })

  test.each(['slot_closed', 'room_suspended', 'falls_short'] as const)(
    'what the room causes costs nothing, however late and for whatever reason: %s',
    (roomCause) => {
      for (const reason of cancelReasons) {
        const means = cancellation({ ...slot, roomCause }, reason, at('2026-03-16', '08:59'))
        expect(means).toEqual({ late: false, returnsAllowance: true, marked: false })
      }
    },
  )

  test('only a live booking before its start can be cancelled', () => {
    const can = (status: Parameters<typeof bookingCan.cancel>[0]['status'], now = open) =>
      bookingCan.cancel({ status, startsAt: slot.startsAt }, now)
    expect([can('confirmed'), can('held'), can('offered')]).toEqual([true, true, true])
    expect([can('cancelled'), can('expired'), can('attended'), can('missed')]).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(can('confirmed', slot.startsAt)).toBe(false)
  })
})

test('age grows by one month on the day of birth, or after the month that lacks it', () => {
  expect(ageInMonths('2024-01-31', '2024-02-29')).toBe(0)
  expect(ageInMonths('2024-01-31', '2024-03-01')).toBe(1)
  expect(ageInMonths('2024-02-29', '2025-02-28')).toBe(11)
  expect(ageInMonths('2024-02-29', '2025-03-01')).toBe(12)
  expect(ageInMonths('2023-03-16', '2026-03-15')).toBe(35)
})
