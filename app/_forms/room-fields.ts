import type { NewRoomInput } from '@/domain/rooms/inputs'
import { roomRanges } from '@/domain/rooms/range-rules'
import { playAreaAboveFloorArea } from '@/domain/rooms/rules'
import { lettersIn, oneLine } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { hundredths, plainText, typedDigits, typedWhole } from '@/domain/shared/typed-number'
import { convert, type Place } from '../_map/coordinates'
import { inShanghai } from '../_map/projection'
import type { FieldProblem } from './room-fields-problems'
import { type PlaceSystem, placeSystemNamed, placeSystems, typedPlace } from './typed-place'

/** The fields of a room as people type them, in a form or a spreadsheet, in the order of both. */
export const roomFields = [
  'nameZh',
  'nameEn',
  'address',
  'contactPhone',
  'operatorName',
  'licensedPlaces',
  'plannedPlaces',
  'floorArea',
  'playArea',
  'price',
  'openedOn',
  'latitude',
  'longitude',
] as const
export type RoomField = (typeof roomFields)[number]

export type RoomValues = Pick<
  Partial<NewRoomInput>,
  | 'nameZh'
  | 'nameEn'
  | 'address'
  | 'contactPhone'
  | 'operatorName'
  | 'licensedPlaces'
  | 'plannedPlaces'
  | 'floorAreaDm2'
  | 'playAreaDm2'
  | 'priceFenPerHour'
  | 'openedOn'
  | 'latitude'
  | 'longitude'
>

type Read = { value: string | number | null } | { problem: FieldProblem }

const ok = (value: string | number | null): Read => ({ value })
const bad = (problem: FieldProblem): Read => ({ problem })

/** A text that a spreadsheet would take for a formula, also in its full-width forms. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@＝＋－＠]/.test(text)
}

const line =
  (field: 'nameZh' | 'nameEn' | 'address' | 'operatorName') =>
  (text: string): Read => {
    if (text === '') return field === 'nameZh' ? bad('missing') : ok(null)
    if (looksLikeFormula(text)) return bad('formula')
    return lettersIn(text) > roomRanges[field][1] ? bad('too_long') : ok(text)
  }

const whole =
  (field: 'licensedPlaces' | 'plannedPlaces') =>
  (text: string): Read => {
    if (text === '') return field === 'licensedPlaces' ? bad('missing') : ok(null)
    const [least, most] = roomRanges[field]
    const value = typedWhole(plainText(text).replace(/\s*[个名人]$/, ''), most, least)
    return value === null ? bad('not_places') : ok(value)
  }

const area =
  (field: 'floorArea' | 'playArea') =>
  (text: string): Read => {
    if (text === '') return ok(null)
    const [least, most] = roomRanges[field]
    const digits = plainText(text).replace(/\s*(平方米|平米|m2)$/i, '')
    const value = hundredths(digits, least * 100, most * 100)
    return value === null ? bad('not_an_area') : ok(value)
  }

const price = (text: string): Read => {
  if (text === '') return ok(null)
  const [least, most] = roomRanges.price
  const digits = plainText(text).replace(/^[¥￥]\s*|\s*元(\/(小时|时))?$/g, '')
  const value = hundredths(digits, least * 100, most * 100)
  return value === null ? bad('not_a_price') : ok(value)
}

/** Ten digits that begin with 21 are a landline here whose first 0 a spreadsheet took away. */
const lostZero = /^21\d{8}$/

const phone = (text: string): Read => {
  if (text === '') return ok(null)
  const plain = plainText(text)
  if (lostZero.test(plain.replace(/[\s-]/g, ''))) return bad('lost_zero')
  return /^\+?[\d\s()#转-]{5,40}$/.test(plain) ? ok(plain) : bad('not_a_phone')
}

const day = (text: string): Read => {
  if (text === '') return ok(null)
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plainText(text))
  const [, year = '', month = '', date = ''] = found ?? []
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return found && isDay(written) && written >= '1949-10-01' ? ok(written) : bad('not_a_day')
}

const degrees = (field: 'latitude' | 'longitude', problem: FieldProblem) => (text: string) => {
  if (text === '') return ok(null)
  const [least, most] = roomRanges[field]
  const digits = typedDigits(text) ?? ''
  const value = Number(digits)
  if (!/^\d{1,3}(\.\d{1,12})?$/.test(digits) || value < least || value > most) return bad(problem)
  return ok(micro(value))
}

const readers: Record<RoomField, (text: string) => Read> = {
  nameZh: line('nameZh'),
  nameEn: line('nameEn'),
  address: line('address'),
  contactPhone: phone,
  operatorName: line('operatorName'),
  licensedPlaces: whole('licensedPlaces'),
  plannedPlaces: whole('plannedPlaces'),
  floorArea: area('floorArea'),
  playArea: area('playArea'),
  price,
  openedOn: day,
  latitude: degrees('latitude', 'not_a_latitude'),
  longitude: degrees('longitude', 'not_a_longitude'),
}

/** What the domain calls each field. */
export const valueNames = {
  nameZh: 'nameZh',
  nameEn: 'nameEn',
  address: 'address',
  contactPhone: 'contactPhone',
  operatorName: 'operatorName',
  licensedPlaces: 'licensedPlaces',
  plannedPlaces: 'plannedPlaces',
  floorArea: 'floorAreaDm2',
  playArea: 'playAreaDm2',
  price: 'priceFenPerHour',
  openedOn: 'openedOn',
  latitude: 'latitude',
  longitude: 'longitude',
} as const satisfies Record<RoomField, keyof RoomValues>

/** What is typed of a room: its facts, and of its place where the degrees were copied from. */
export type RoomTyped = Partial<Record<RoomField | 'coordinateSystem', string>>

export type RoomRead = {
  values: RoomValues
  problems: Partial<Record<RoomField | 'coordinateSystem', FieldProblem>>
  /** Whether the place was typed in another system than the one that is kept. */
  converted: boolean
}

/**
 * Reads what was typed: areas in m², the price in yuan an hour, days as 2026-09-01 or 2026年9月1日,
 * coordinates in degrees of the system said, which become WGS-84; `known` is a place in WGS-84 that needs
 * none said. Fields not given are left out, empty ones are null. A place outside the city's outline is a
 * problem of its latitude, a play area above the floor area one of its own.
 */
export function readRoomFields(typed: RoomTyped, known: Place | null = null): RoomRead {
  const values: Record<string, string | number | null> = {}
  const problems: RoomRead['problems'] = {}
  const { latitude: north, longitude: east } = typed
  const placed = north !== undefined || east !== undefined
  const apart = placed ? typedPlace(north ?? '', east ?? '') : {}
  const texts: RoomTyped = { ...typed, ...apart }
  for (const field of roomFields) {
    const text = texts[field]
    if (text === undefined) continue
    const read = readers[field](oneLine(text))
    if ('problem' in read) problems[field] = read.problem
    else values[valueNames[field]] = read.value
  }
  if (playAreaAboveFloorArea(values as RoomValues)) {
    problems.playArea ??= 'play_area_above_floor_area'
  }
  const { latitude, longitude } = values
  if (latitude === null && typeof longitude === 'number') problems.latitude = 'half_a_place'
  if (longitude === null && typeof latitude === 'number') problems.longitude = 'half_a_place'
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    return { values: values as RoomValues, problems, converted: false }
  }
  const place = { latitude, longitude }
  const said = oneLine(texts.coordinateSystem ?? '')
  const unchanged = known?.latitude === latitude && known.longitude === longitude
  const key = said === '' && unchanged ? 'wgs84' : placeSystemNamed(said)
  if (key === null) {
    problems.coordinateSystem = said === '' ? 'system_missing' : 'system_unknown'
    return { values: values as RoomValues, problems, converted: false }
  }
  const kept = inWgs84(place, key)
  if (!inShanghai(kept.latitude, kept.longitude)) problems.latitude = 'outside_city'
  return { values: { ...(values as RoomValues), ...kept }, problems, converted: key !== 'wgs84' }
}

function inWgs84(place: Place, key: PlaceSystem): Place {
  if (key === 'wgs84') return place
  const { latitude, longitude } = convert(place, placeSystems[key].system, 'WGS-84')
  return { latitude: micro(latitude), longitude: micro(longitude) }
}

/** Degrees to a tenth of a metre. */
function micro(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
