import type { FoundRoom } from '@/domain/search/find-rooms'
import type { FoundSlot, SlotState } from '@/domain/slots/slot-state'

/** A wall-clock time of one Wednesday in Shanghai. */
export const at = (time: string) => new Date(`2025-11-26T${time}:00+08:00`)

const slot: FoundSlot = {
  id: 'example',
  roomId: 'example',
  roomStatus: 'open',
  day: '2025-11-26',
  startsAt: at('09:00'),
  endsAt: at('11:00'),
  status: 'open',
  closedReason: null,
  flexible: false,
  minMinutes: 60,
  ageFromMonths: 12,
  ageToMonths: 36,
  priceFenPerHour: 1000,
  releasedAt: at('09:00'),
  bookingClosesAt: at('08:00'),
  sameDayFrom: at('00:00'),
  sameDayClosesAt: at('08:00'),
  sameDayReserve: 1,
  residentsReserve: 0,
  residentsUntil: at('00:00'),
  free: 4,
}

/** The ages every slot takes unless it says otherwise. */
export const ages = { fromMonths: 12, toMonths: 36 }

/** All that a slot can be for a family. */
export const slotStates: readonly SlotState[] = [
  { kind: 'bookable', free: 4, sameDay: false },
  { kind: 'bookable', free: 1, sameDay: false },
  { kind: 'bookable', free: 1, sameDay: true },
  { kind: 'full' },
  { kind: 'not_released', releasedAt: new Date('2025-12-03T09:00:00+08:00') },
  { kind: 'after_closing', closedAt: at('08:00'), reopensAt: null },
  { kind: 'closed', reason: null },
  { kind: 'room_suspended' },
  { kind: 'other_age' },
  { kind: 'over' },
]

type Slots = FoundRoom['slots']

const morning = { slot, state: { kind: 'bookable', free: 4, sameDay: false } } as const
const afternoon: Slots[number] = {
  slot: {
    ...slot,
    id: 'afternoon',
    startsAt: at('14:00'),
    endsAt: at('16:30'),
    flexible: true,
    ageFromMonths: 24,
  },
  state: { kind: 'full' },
}

const room: FoundRoom['room'] = {
  id: 'example',
  code: 'example',
  nameZh: '江宁路街道宝宝屋',
  nameEn: 'Jiangning Road baby room',
  status: 'open',
  origin: 'registered',
  exampleSlots: false,
  priceFenPerHour: 1000,
  subdistrictCode: '310106011',
  subdistrictZh: '江宁路街道',
  subdistrictEn: 'Jiangning Road',
  districtCode: '310106',
  districtZh: '静安区',
  districtEn: 'Jing’an',
  latitude: 31.24,
  longitude: 121.45,
}

/** A room with places, one with a long name and none, one without slots, one suspended. */
export const rooms: readonly FoundRoom[] = [
  { room, slots: [morning, afternoon] },
  {
    room: {
      ...room,
      id: 'long',
      origin: 'demo',
      priceFenPerHour: null,
      nameZh: '名字特别长的示例宝宝屋暨社区幼儿照护服务中心第二分部（临时过渡点）',
      nameEn:
        'Demo baby room with a remarkably long name, second branch of the childcare centre (temporary)',
    },
    slots: [{ ...afternoon, slot: { ...afternoon.slot, id: 'long', priceFenPerHour: null } }],
  },
  { room: { ...room, id: 'none', origin: 'published', exampleSlots: true }, slots: [] },
  { room: { ...room, id: 'suspended', status: 'suspended' }, slots: [] },
]
