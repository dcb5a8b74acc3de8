import type { Preview } from '@/app/_components/manage/preview-result'
import type { EffectView } from '@/app/_components/rooms/effect-view'
import type { Shortfall } from '@/domain/shortfalls/list-shortfalls'
import type { BookedChild, ManagedSlot } from '@/domain/slots/manage-queries'
import { at } from './_examples'

const day = '2025-11-26'
const span = { fromAt: at('09:00'), toAt: at('11:00') }
const room = {
  id: 'example',
  code: 'example',
  nameZh: '江宁路街道宝宝屋',
  nameEn: 'Jiangning Road baby room',
}

/** Slots as their room sees them: places left, full, too many, closed. */
const online = { kind: 'open', until: at('08:00') } as const
const load = { status: 'open', heads: 6, limit: 10, free: 4, flexible: false, online } as const
export const loads = [
  { ...load, key: 'free' },
  { ...load, key: 'stretch', flexible: true },
  { ...load, key: 'full', heads: 10, free: 0 },
  { ...load, key: 'over', heads: 10, limit: 5, free: 0 },
  { ...load, key: 'closed', status: 'closed', heads: 0, free: 0 },
  { ...load, key: 'released', online: { kind: 'not_released', releasedAt: at('09:00') } },
  {
    ...load,
    key: 'closing',
    online: { kind: 'after_closing', closedAt: at('08:00'), reopensAt: null },
  },
] as const

/** One of caregivers, one of a slot, one of the room: more than are shown at once. */
export const shortfalls: Shortfall[] = (['ratio', 'slot_cap', 'licensed_places'] as const).map(
  (term, index) => ({
    id: term,
    slotId: term === 'slot_cap' ? 'example' : null,
    day,
    term,
    ...span,
    shortBy: index + 1,
  }),
)

export const managedSlot: ManagedSlot = {
  id: 'example',
  roomId: 'example',
  timetableId: null,
  day,
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  status: 'open',
  closedReason: null,
  flexible: true,
  ageFromMonths: 12,
  ageToMonths: 36,
  cap: null,
  policyCap: 10,
  releasedAt: at('09:00'),
  bookingClosesAt: at('08:00'),
  sameDayFrom: at('00:00'),
  sameDayClosesAt: at('08:00'),
  sameDayReserve: 1,
  bookings: 2,
  heads: 2,
  limit: 10,
  free: 8,
  online,
}

/** A child like most, and one with all that can be said of one. */
export function bookedChildren(names: [string, string], allergies: string): BookedChild[] {
  const usual: BookedChild = {
    bookingId: '01890000-0000-7000-8000-0000000000ab',
    slotId: 'example',
    status: 'confirmed',
    startsAt: at('09:00'),
    endsAt: at('11:00'),
    childName: names[0],
    ageMonths: 25,
    factorHundredths: 100,
    allergies: null,
    notes: null,
    guardianName: null,
    guardianPhone: '+8613800000001',
    guardianRelation: 'grandparent',
  }
  const full = { status: 'held', factorHundredths: 150, allergies, notes: allergies } as const
  return [
    usual,
    { ...usual, ...full, bookingId: '01890000-0000-7000-8000-0000000000cd', childName: names[1] },
  ]
}

/** A change that takes places away and leaves a shortfall in one slot. */
export const preview: Preview = {
  from: '2025-12-01',
  rooms: 3,
  measured: 2,
  roomsTouched: 2,
  roomsLosing: 2,
  slotsLosing: 1,
  slotsGaining: 1,
  slotsAdded: 0,
  slotsRemoved: 0,
  otherTerms: [{ term: 'kept', slots: 2 }],
  slotsShort: 1,
  bookingsKept: 3,
  shortfalls: 1,
  eased: 0,
  shortList: [{ room, slotId: 'example', day, term: 'slot_cap', ...span, shortBy: 2, before: 0 }],
  losingList: [
    { room, slotId: 'example', day, startsAt: span.fromAt, endsAt: span.toAt, from: 10, to: 5 },
  ],
}

/** The same, as a room's own form shows it. */
export function effect(summary: string, short: string, line: string): EffectView {
  return {
    agreement: 'example',
    summary: [summary],
    slots: [line],
    short: { summary: short, lines: [line], more: 2 },
  }
}
