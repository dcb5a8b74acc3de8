import type { PolicyInput } from '@/domain/policies/inputs'
import type { NewRoomInput } from '@/domain/rooms/inputs'

/** A weekly pattern as the demo writes it: `09:00-11:00`. */
export type PatternPlan = {
  days: number[]
  hours: string
  ages?: [from: number, to: number]
  cap?: number
  flexible?: boolean
  /** Yuan an hour. */
  price?: number
  shares?: boolean
  /** Days from today until it begins; if missing, it begins with the demo. */
  begins?: number
}

/** How many places of coming slots families take: a share of what is free, nearest days first. */
export type Crowd = 'none' | 'some' | 'many' | 'full'

/** One room of the demo city and the state it shows. */
export type RoomPlan = {
  room: NewRoomInput & { code: string }
  status: 'open' | 'draft' | 'suspended'
  /** Why it is suspended. */
  reason?: string
  policy?: PolicyInput['settings']
  patterns: PatternPlan[]
  /** Shifts of the caregivers, each `08:30-17:30` or with breaks `08:30-17:30 12:00-13:00`. */
  shifts: string[]
  crowd: Crowd
}

export const weekdays = [1, 2, 3, 4, 5]
export const fullDay = '08:30-17:30'

/** Mornings and afternoons of two hours, as the city describes its rooms. */
export const usualHours: PatternPlan[] = [
  { days: weekdays, hours: '09:30-11:30' },
  { days: weekdays, hours: '14:00-16:00' },
]

/** Runs every invented room. */
export const operatorName = '示例托育服务中心'

/** An invented room: says 示例 in its name, stands somewhere plausible in its subdistrict. */
export function demoRoom(
  code: string,
  names: [zh: string, en: string],
  place: { subdistrict: string; at: [latitude: number, longitude: number]; address: string },
  size: { area: number; places: number; planned: number; yuan: number | null },
  rest: Partial<Omit<RoomPlan, 'room'>> = {},
): RoomPlan {
  return {
    room: {
      code,
      subdistrictCode: place.subdistrict,
      nameZh: `${names[0]}（示例）`,
      nameEn: `${names[1]} (demo)`,
      address: `${place.address}（示例地址）`,
      latitude: place.at[0],
      longitude: place.at[1],
      floorAreaDm2: Math.round(size.area * 160),
      playAreaDm2: size.area * 100,
      licensedPlaces: size.places,
      plannedPlaces: size.planned,
      priceFenPerHour: size.yuan === null ? null : size.yuan * 100,
      contactPhone: '021-0000-0000',
      operatorName,
      origin: 'demo',
    },
    status: 'open',
    patterns: usualHours,
    shifts: [fullDay, fullDay],
    crowd: 'some',
    ...rest,
  }
}
