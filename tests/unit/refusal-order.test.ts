import { expect, test } from 'vitest'
import { refusalsFor, type WishFacts } from '@/domain/claims/refusal-rules'
import { instantOf } from '@/domain/shared/time'
import { policy } from '../support/booking-policy'

const day = '2026-03-16'
const at = (time: string) => instantOf(day, time)
const now = instantOf('2026-03-09', '10:00')

const wish: WishFacts = {
  slot: {
    ...{ id: 'slot', roomId: 'room', roomCode: 'room', roomNameZh: '宝宝屋', roomNameEn: null },
    ...{ roomStatus: 'open', status: 'open', flexible: false, minMinutes: 60 },
    ...{ day, startsAt: at('09:00'), endsAt: at('11:00') },
    ...{ ageFromMonths: 12, ageToMonths: 36, priceFenPerHour: 3_000 },
    releasedAt: instantOf('2026-03-02', '09:00'),
    bookingClosesAt: instantOf('2026-03-13', '17:00'),
    ...{ sameDayFrom: at('00:00'), sameDayClosesAt: at('08:00'), sameDayReserve: 1 },
    residentsUntil: instantOf('2026-03-13', '00:00'),
    cancelUntil: instantOf('2026-03-13', '12:00'),
    policy: { ...policy, identityRequired: true },
    hasConsent: true,
  },
  span: { from: at('09:00'), to: at('11:00') },
  children: [
    {
      ...{ id: 'child', name: '幼儿', birthDate: '2024-09-10', hasIdentity: true },
      ...{ openBookings: 0, monthBookings: 0, overlaps: false, allowanceLeft: 12, marks: [] },
    },
  ],
  place: null,
  shown: [{ childId: 'child', free: true }],
}

type Slot = Partial<WishFacts['slot']>
type Child = Partial<WishFacts['children'][number]>
const slot = (over: Slot) => (one: WishFacts) => ({ ...one, slot: { ...one.slot, ...over } })
const child = (over: Child) => (one: WishFacts) => ({
  ...one,
  children: one.children.map((each) => ({ ...each, ...over })),
})

/** The order in which reasons are given, each with what brings it about. */
const order: [string, (one: WishFacts) => WishFacts][] = [
  ['room_not_open', slot({ roomStatus: 'suspended' })],
  ['slot_closed', slot({ status: 'closed' })],
  ['not_released', slot({ releasedAt: instantOf('2026-03-10', '09:00') })],
  ['after_closing', slot({ bookingClosesAt: instantOf('2026-03-08', '17:00') })],
  ['bad_span', (one) => ({ ...one, span: { from: at('09:00'), to: at('10:00') } })],
  ['consent_missing', slot({ hasConsent: false })],
  ['too_old', child({ birthDate: '2020-01-01' })],
  ['identity_missing', child({ hasIdentity: false })],
  ['suspended', child({ marks: [{ at: instantOf('2026-03-01', '09:00'), points: 9 }] })],
  ['overlaps', child({ overlaps: true })],
  ['open_bookings', child({ openBookings: 9 })],
  ['month_bookings', child({ monthBookings: 99 })],
  ['slot_full', (one) => ({ ...one, place: { reason: 'slot_full', term: 'ratio', at: null } })],
  ['cost_changed', child({ allowanceLeft: 0 })],
]

test('nothing is in the way of a sound wish', () => {
  expect(refusalsFor(wish, now)).toEqual([])
})

test.each(order)('%s is told alone, and before all that comes after it', (reason, broken) => {
  expect(refusalsFor(broken(wish), now).map((one) => one.reason)).toEqual([reason])
  const from = order.findIndex(([name]) => name === reason)
  const all = order.slice(from).reduce((one, [, alsoBroken]) => alsoBroken(one), wish)
  expect(refusalsFor(all, now).map((one) => one.reason)).toEqual(
    order.slice(from).map(([name]) => name),
  )
})

test('a wish without a child is told so after the slot and before the place', () => {
  const place = { reason: 'kept_in_room' } as const
  const none = slot({ hasConsent: false })({ ...wish, children: [], place })
  const reasons = refusalsFor(none, now).map((one) => one.reason)
  expect(reasons).toEqual(['consent_missing', 'no_child', 'kept_in_room'])
})

test('where no price was shown, none has changed', () => {
  expect(refusalsFor({ ...child({ allowanceLeft: 0 })(wish), shown: null }, now)).toEqual([])
})
