import { expect, test } from 'vitest'
import { instantOf } from '@/domain/shared/time'
import { bestState, type FoundSlot, fullReason, rankOf, slotState } from '@/domain/slots/slot-state'

const day = '2026-03-16'
const at = (on: string, time: string) => instantOf(on, time)
const open = at('2026-03-09', '10:00')
const slot = {
  status: 'open',
  closedReason: null,
  roomStatus: 'open',
  ageFromMonths: 12,
  ageToMonths: 36,
  startsAt: at(day, '09:00'),
  endsAt: at(day, '11:00'),
  releasedAt: at('2026-03-02', '09:00'),
  bookingClosesAt: at('2026-03-13', '17:00'),
  sameDayFrom: at(day, '00:00'),
  sameDayClosesAt: at(day, '08:00'),
  sameDayReserve: 1,
  residentsReserve: 1,
  residentsUntil: at('2026-03-13', '00:00'),
  free: 3,
} as FoundSlot

test.each<[string, Partial<FoundSlot>, Date]>([
  ['bookable', {}, open],
  ['full', { free: 0 }, open],
  ['full', { free: null }, open],
  ['closed', { status: 'closed', closedReason: '消毒' }, open],
  ['room_suspended', { roomStatus: 'suspended' }, open],
  ['other_age', { ageFromMonths: 25 }, open],
  ['other_age', { ageToMonths: 24 }, open],
  ['not_released', { releasedAt: new Date(open.getTime() + 1) }, open],
  ['bookable', { releasedAt: open }, open],
  ['after_closing', {}, slot.bookingClosesAt],
  ['bookable', {}, slot.sameDayFrom],
  ['after_closing', {}, slot.sameDayClosesAt],
  ['over', {}, slot.endsAt],
])('a slot is %s: %o', (kind, facts, now) => {
  expect(slotState({ ...slot, ...facts }, 24, now).kind).toBe(kind)
})

test('what a family is told with it is the slot’s own', () => {
  expect(slotState(slot, null, open)).toEqual({ kind: 'bookable', free: 3, sameDay: false })
  expect(slotState(slot, null, slot.sameDayFrom)).toMatchObject({ sameDay: true })
  const closed = { ...slot, status: 'closed', closedReason: '消毒' } as FoundSlot
  expect(slotState(closed, null, open)).toEqual({ kind: 'closed', reason: '消毒' })
  expect(slotState(slot, null, slot.bookingClosesAt)).toEqual({
    kind: 'after_closing',
    closedAt: slot.bookingClosesAt,
    reopensAt: slot.sameDayFrom,
  })
})

test('of several slots the one that a family can do most with speaks for the room', () => {
  const full = { kind: 'full' } as const
  const free = { kind: 'bookable', free: 1, sameDay: false } as const
  expect(bestState([full, free, { kind: 'over' }])).toEqual(free)
  expect(bestState([])).toBeNull()
  expect([[free], [full], [{ kind: 'over' } as const], []].map(rankOf)).toEqual([0, 2, 7, 8])
})

test('a full slot is told by the first limit that filled it', () => {
  const why = (left: Parameters<typeof fullReason>[1], resident = false, now = open) =>
    fullReason(slot, left, { resident, now }).kind
  expect(why(null)).toBe('booked')
  expect(why({ heads: 0, places: 2 })).toBe('booked')
  expect(why({ heads: 2, places: 0 })).toBe('caregivers')
  expect(why({ heads: 2, places: 2 })).toBe('kept_for_residents')
  expect(why({ heads: 2, places: 2 }, true)).toBe('kept_for_same_day')
  expect(why({ heads: 2, places: 2 }, false, slot.residentsUntil)).toBe('kept_for_same_day')
  expect(why({ heads: 2, places: 2 }, false, slot.sameDayFrom)).toBe('same_day_spent')
})
