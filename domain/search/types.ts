import type { Cost } from '../claims/types'

/** Morning is before twelve o'clock in Shanghai, by when a visit begins. */
export type DayPart = 'morning' | 'afternoon'

/** A place on the earth in degrees, WGS-84. */
export type Spot = { latitude: number; longitude: number }

/** What somebody looks for. */
export type Wish = {
  /** A district's or subdistrict's code; null for the whole city. */
  divisionCode: string | null
  /** The starting point, nearest rooms first; null if none is given. */
  near: Spot | null
  /** Local days; none means any of those shown. */
  days: string[]
  part: DayPart | null
  /** Minutes of care at least; null for any length a room offers. */
  minutes: number | null
  /** The signed-in family's children, all of them in one booking. */
  childIds: string[]
  /** Ages in completed months on the day, for a visitor; one child each. */
  ages: number[]
  page: number
}

/** A room as it stands in a list of places found. */
export type FitRoom = {
  id: string
  code: string
  nameZh: string
  nameEn: string | null
  origin: 'registered' | 'published' | 'demo'
  exampleSlots: boolean
  status: 'draft' | 'open' | 'suspended'
  priceFenPerHour: number | null
  subdistrictCode: string
  subdistrictZh: string
  subdistrictEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  latitude: number | null
  longitude: number | null
}

/** What booking it would mean for one child of the family. */
export type FitCost = Cost & { childId: string; childName: string }

/** A stretch of a slot that could be booked for everybody asked for, at the moment of asking. */
export type Fit = {
  slotId: string
  day: string
  from: Date
  to: Date
  flexible: boolean
  /** Places for one child of the youngest age asked for. */
  free: number
  sameDay: boolean
  ageFromMonths: number
  ageToMonths: number
  priceFenPerHour: number | null
  /** For each child of the family that was asked for; none for a visitor. */
  costs: FitCost[]
}

export type RoomFits = { room: FitRoom; metres: number | null; fits: Fit[] }

/** A wish a little different that finds something, and what it finds first. */
export type Would = {
  kind: 'other_day' | 'other_part' | 'further' | 'shorter' | 'one_child'
  wish: Wish
  found: RoomFits
}
