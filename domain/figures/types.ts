/** A place whose figures are looked at: the city, a district, a subdistrict, a room, or all one's own rooms. */
export type FiguresPlace = {
  level: 'city' | 'district' | 'subdistrict' | 'room' | 'mine'
  /** As in the address of the page. */
  where: string
  nameZh: string
  nameEn: string
  districtCode: string | null
  districtZh: string | null
  districtEn: string | null
  subdistrictCode: string | null
  subdistrictZh: string | null
  subdistrictEn: string | null
  roomId: string | null
}

/** Days from and to, both included. */
export type Period = { from: string; to: string }

/**
 * The numbers of rooms over a period; docs/figures.md defines each. Quarters are quarter hours of one
 * place, so 4 are a place-hour. All add up: the city's are the sum of its rooms'.
 */
export type Figures = {
  rooms: number
  openRooms: number
  shortfalls: number
  plannedPlaces: number
  slots: number
  offeredQuarters: number
  bookedQuarters: number
  usedQuarters: number
  bookings: number
  attended: number
  missed: number
  cancelled: number
}

/** One room's numbers, with where it lies. */
export type RoomFigures = Figures & {
  roomId: string
  code: string
  nameZh: string
  nameEn: string | null
  status: 'draft' | 'open' | 'suspended'
  subdistrictCode: string
  subdistrictZh: string
  subdistrictEn: string
  districtCode: string
  districtZh: string
  districtEn: string
}

/** Places offered and booked in one hour of the week; weekday 1 is Monday, hour 9 is 09:00 to 10:00. */
export type HourFigures = {
  weekday: number
  hour: number
  offeredQuarters: number
  bookedQuarters: number
}

/** Refusals for one reason. */
export type ReasonFigures = { reason: string; refusals: number }

/** Refusals for want of a place, by home and half year of age; null if not known. */
export type DemandFigures = {
  homeCode: string | null
  homeZh: string | null
  homeEn: string | null
  ageFromMonths: number | null
  refusals: number
}

/** Planned places of a subdistrict against its target; null while no number of children is entered. */
export type PlanFigures = {
  subdistrictCode: string
  subdistrictZh: string
  subdistrictEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  plannedPlaces: number
  children: number | null
  percent: number
  target: number | null
  source: string | null
  childrenFrom: string | null
}

/** New places of the year: of rooms opened in it, against the programme; null while none is set. */
export type ProgrammeFigures = { year: number; newPlaces: number; target: number | null }
