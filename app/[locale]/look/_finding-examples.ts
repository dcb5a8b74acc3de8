import type { InsteadView } from '@/app/_components/instead/instead-views'
import type { BookingView } from '@/domain/bookings/queries'
import type { Fit, RoomFits } from '@/domain/search/types'
import type { Formats } from '@/lib/format'
import { at, rooms } from './_examples'

const fit: Fit = {
  slotId: 'example',
  day: '2025-11-26',
  from: at('09:00'),
  to: at('11:00'),
  flexible: false,
  free: 4,
  sameDay: false,
  ageFromMonths: 12,
  ageToMonths: 36,
  priceFenPerHour: 1000,
  costs: [],
}
const later: Fit = { ...fit, from: at('14:00'), to: at('16:00'), free: 1, sameDay: true }
const paid = { childId: 'a', allowanceUsed: 0, priceFen: 2000 }
const free = { childId: 'b', allowanceUsed: 1, priceFen: 0 }

const [plain, long] = rooms.map(({ room }) => room)

/** A room with places as a visitor sees it. */
export const fits = {
  room: plain,
  metres: 640,
  fits: [fit, later, { ...fit, from: at('16:00'), to: at('17:00') }],
} as RoomFits

/** A room with a long name and, for a family, a cost of each kind. */
export const longFits = {
  room: long,
  metres: null,
  fits: [
    { ...fit, costs: [paid, free] },
    { ...later, costs: [free] },
  ],
} as RoomFits

/** The three ways out of a full slot, one for a visitor, who has to sign in first. */
export function ways(
  format: Formats,
  titleOf: (kind: InsteadView['kind']) => string,
): InsteadView[] {
  const kinds = ['other_time', 'nearby', 'shorter'] as const
  return kinds.map((kind, n) => ({
    kind,
    title: titleOf(kind),
    room: { text: plain?.nameZh ?? '', lang: 'zh-Hans' },
    place: plain?.districtZh ?? '',
    when: format.daySpan(at('09:00'), at('11:00')),
    cost: format.money(2000),
    free: 3 - n,
    href: '/look',
    form: n === 0 ? [] : null,
  }))
}

const booking = {
  id: '01890000-0000-7000-8000-0000000000ab',
  status: 'confirmed',
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  childName: '小满',
  roomNameZh: plain?.nameZh ?? '',
  roomNameEn: plain?.nameEn ?? null,
  movedTo: null,
  roomCause: null,
} as BookingView

/** A visit to come, one whose slot was closed, and one that was moved. */
export const bookings: BookingView[] = [
  booking,
  {
    ...booking,
    id: '01890000-0000-7000-8000-0000000000ef',
    roomCause: 'slot_closed',
  } as BookingView,
  {
    ...booking,
    id: '01890000-0000-7000-8000-0000000000cd',
    status: 'cancelled',
    movedTo: booking.id,
  } as BookingView,
]
