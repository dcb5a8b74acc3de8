import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { readAsked } from '@/app/[locale]/(family)/book/several/_asked'
import type { Moment } from '@/domain/capacity/verdict-rules'
import { momentKey } from '@/domain/capacity/verdict-rules'
import { bookingCan, moveRefusal } from '@/domain/claims/rules'
import type { BookingStatus, SlotFacts } from '@/domain/claims/types'
import { type Known, type PlannedChild, reckon } from '@/domain/several/reckoning-rules'
import { placesOf, readWish, tellSeveral, wishOf } from '@/domain/several/several-rules'
import { addDays, instantOf } from '@/domain/shared/time'
import { policy } from '../support/booking-policy'

const now = instantOf('2026-03-09', '10:00')

function slotOn(day: string, extra: Partial<SlotFacts> = {}): SlotFacts {
  const at = (time: string) => instantOf(day, time)
  return {
    id: `slot ${day}`,
    roomId: 'room',
    roomCode: 'room',
    roomNameZh: '宝宝屋',
    roomNameEn: null,
    roomStatus: 'open',
    day,
    startsAt: at('09:00'),
    endsAt: at('11:00'),
    status: 'open',
    flexible: false,
    minMinutes: 60,
    ageFromMonths: 12,
    ageToMonths: 36,
    priceFenPerHour: 3000,
    releasedAt: instantOf('2026-03-02', '09:00'),
    bookingClosesAt: at('00:00'),
    sameDayFrom: at('00:00'),
    sameDayClosesAt: at('00:00'),
    sameDayReserve: 0,
    residentsUntil: instantOf('2026-03-01', '00:00'),
    cancelUntil: at('00:00'),
    policy,
    hasConsent: true,
    ...extra,
  }
}

const days = ['2026-03-16', '2026-03-17', '2026-03-18']
const wholeOf = (slot: SlotFacts) => ({ slot, span: { from: slot.startsAt, to: slot.endsAt } })

function childWith(left: number): PlannedChild {
  return {
    id: v7(),
    name: '幼儿',
    birthDate: '2024-09-10',
    hasIdentity: false,
    factorHundredths: 100,
    marks: [],
    bookings: [],
    allowances: days.map((day) => ({ day, period: '2026-01-01', left })),
  }
}

/** Quarter hours of a slot in a room that takes `places` children. */
function momentsOf(slot: SlotFacts, places: number): [string, Moment][] {
  const band = { fromMonths: 12, toMonths: 36, childrenPerCaregiver: 5 }
  const part = {
    slotId: slot.id,
    status: slot.status,
    cap: 20,
    ageFromMonths: 12,
    ageToMonths: 36,
    sameDayFrom: slot.sameDayFrom,
    sameDayReserve: 0,
    residentsUntil: slot.residentsUntil,
    residentsReserve: 0,
    heads: 0,
    residentHeads: 0,
    sameDayHeads: 0,
  }
  const rules = {
    mixedPolicy: 'fixed_ratio' as const,
    fixedRatio: 5,
    minCaregivers: 2,
    areaPerChildDm2: 400,
    largestGroup: 20,
    bands: [band],
  }
  return Array.from({ length: 8 }, (_, n) => [
    momentKey(slot.roomId, new Date(slot.startsAt.getTime() + n * 900_000)),
    {
      limits: { rules, licensedPlaces: places, areaPlaces: null, caregivers: 4 },
      parts: [part],
      present: [],
    },
  ])
}

function knownOf(children: PlannedChild[], slots: SlotFacts[], places = 10): Known {
  const moments = new Map(slots.flatMap((slot) => momentsOf(slot, places)))
  return { children, moments, residentIn: new Set() }
}

describe('reckoning visits one after the other', () => {
  const slots = days.map((day) => slotOn(day))

  test('the third day is over the limit that the first two filled', () => {
    const found = reckon(slots.map(wholeOf), knownOf([childWith(12)], slots), now)
    expect(found.map((one) => one.refusal?.reason ?? 'had')).toEqual([
      'had',
      'had',
      'open_bookings',
    ])
  })

  test('the day after the last free visit is paid', () => {
    const free = slots.map((slot) => ({ ...slot, policy: { ...policy, childOpenBookings: 9 } }))
    const found = reckon(free.map(wholeOf), knownOf([childWith(2)], free), now)
    expect(found.map((one) => one.children[0]?.cost.priceFen)).toEqual([0, 0, 6000])
  })

  test('a day that cannot be had uses up nothing', () => {
    const [first = slotOn(days[0] ?? ''), ...others] = slots
    const closed = { ...first, status: 'closed' as const }
    const found = reckon([closed, ...others].map(wholeOf), knownOf([childWith(2)], slots), now)
    expect(found.map((one) => one.refusal?.reason ?? 'had')).toEqual(['slot_closed', 'had', 'had'])
  })

  test('children who go together need a place each', () => {
    const two = [childWith(12), childWith(12)]
    const [slot = slotOn(days[0] ?? '')] = slots
    const reasons = [1, 2].map(
      (places) => reckon([wholeOf(slot)], knownOf(two, slots, places), now)[0]?.refusal,
    )
    expect(reasons).toEqual([
      { reason: 'slot_full', term: 'licensed_places', at: slot.startsAt },
      null,
    ])
  })
})

describe('a wish', () => {
  const wish = fc.record({
    wish: fc.constantFrom('all' as const, 'what_fits' as const),
    items: fc.uniqueArray(
      fc.record({
        slotId: fc.uuid(),
        span: fc.option(fc.constant({ from: now, to: new Date(now.getTime() + 3_600_000) })),
        children: fc.uniqueArray(fc.record({ childId: fc.uuid(), free: fc.boolean() }), {
          selector: (one) => one.childId,
        }),
      }),
      { selector: (one) => one.slotId, maxLength: 5 },
    ),
  })

  test('is the same in whatever order its visits and children come, and is read again as it was', () => {
    fc.assert(
      fc.property(wish, ({ wish, items }) => {
        const turned = items
          .toReversed()
          .map((item) => ({ ...item, children: item.children.toReversed() }))
        const text = wishOf({ wish, items })
        expect(wishOf({ wish, items: turned })).toBe(text)
        const read = readWish(text)
        expect(read && wishOf(read)).toBe(text)
        expect(read?.items).toHaveLength(items.length)
      }),
    )
  })

  test('of a single booking is none', () => {
    expect(readWish(`${v7()}   ${v7()}:true`)).toBeNull()
  })

  test('asks for places within its slot only', () => {
    const slot = slotOn('2026-03-16')
    const span = { from: new Date(0), to: instantOf('9999-01-01', '00:00') }
    expect(placesOf(slot, { span })).toEqual({
      roomId: 'room',
      from: slot.startsAt,
      to: slot.endsAt,
    })
  })

  test('is told in one message that names six visits at most', () => {
    const had = Array.from({ length: 8 }, (_, n) => ({
      slot: slotOn(addDays('2026-03-16', 7 - n)),
      item: { span: null, children: [{ childId: 'one' }, { childId: 'two' }] },
    }))
    const { parameters } = tellSeveral(had)
    expect(parameters).toMatchObject({ count: '8', children: '2', more: '2', room: '宝宝屋' })
    expect(parameters.visits?.split('; ')).toHaveLength(6)
    expect(parameters.visits).toMatch(/^2026-03-16 09:00–11:00; 2026-03-17/)
  })
})

describe('the address of the page', () => {
  const id = '01a209f4-9e70-771d-ab36-e9015a784dfb'

  test('is read with names given several times or with commas', () => {
    expect(
      readAsked({
        room: 'r',
        slot: `${id},${id}`,
        child: [id],
        weekday: ['1', '3'],
        time: '09:00-11:00',
      }),
    ).toEqual({
      code: 'r',
      childIds: [id],
      slotIds: [id],
      pattern: { weekdays: [1, 3], from: '09:00', to: '11:00' },
      stretch: null,
      childrenAsked: true,
      wrong: false,
    })
  })

  test.each([
    ['a slot', { slot: 'one' }],
    ['a child', { child: '31-02' }],
    ['a weekday', { weekday: '8' }],
    ['a time', { time: 'morning' }],
    ['a stretch', { from: '25:00', to: '26:00' }],
    ['a stretch backwards', { from: '11:00', to: '09:00' }],
    ['too many slots', { slot: Array.from({ length: 500 }, () => v7()) }],
  ])('says where something in it cannot be used: %s', (_, query) => {
    const asked = readAsked({ room: 'r', ...query })
    expect(asked.wrong).toBe(true)
    expect(asked.slotIds.length).toBeLessThanOrEqual(100)
  })

  test('may ask for nothing at all', () => {
    expect(readAsked({})).toMatchObject({ code: '', slotIds: [], pattern: null, wrong: false })
  })
})

describe('moving a booking', () => {
  const startsAt = instantOf('2026-03-16', '09:00')
  const cancelUntil = instantOf('2026-03-13', '12:00')
  const promised = { startsAt, cancelUntil, roomCause: null, latePoints: 1 }
  const booking = (status: BookingStatus) => ({ ...promised, status })

  test.each([
    ['confirmed', '2026-03-13', '11:59', null],
    ['confirmed', '2026-03-13', '12:00', 'move_late'],
    ['confirmed', '2026-03-16', '09:00', 'already_started'],
    ['held', '2026-03-10', '09:00', 'already_ended'],
    ['cancelled', '2026-03-10', '09:00', 'already_ended'],
    ['attended', '2026-03-17', '09:00', 'already_ended'],
  ] as const)('of a %s booking at %s %s: %s', (status, day, time, reason) => {
    const at = instantOf(day, time)
    expect(moveRefusal(booking(status), at)?.reason ?? null).toBe(reason)
    expect(bookingCan.move(booking(status), at)).toBe(reason === null)
  })

  test('is never late if the room is the cause, up to the beginning', () => {
    const closed = { ...booking('confirmed'), roomCause: 'slot_closed' as const }
    expect(moveRefusal(closed, instantOf('2026-03-16', '08:59'))).toBeNull()
    expect(moveRefusal(closed, startsAt)?.reason).toBe('already_started')
  })
})
