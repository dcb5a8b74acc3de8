import type { NewRoomInput } from '@/domain/rooms/inputs'
import { playAreaAboveFloorArea } from '@/domain/rooms/rules'
import { oneLine } from '@/domain/shared/texts'
import { convert, type Place } from '../_map/coordinates'
import { inShanghai } from '../_map/projection'
import type { FieldProblem } from './room-fields-problems'
import { roomReaders } from './room-readers'
import { micro, type PlaceSystem, placeSystemNamed, placeSystems, typedPlace } from './typed-place'

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
    const read = roomReaders[field](oneLine(text))
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
