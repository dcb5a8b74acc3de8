import { roomRanges } from '@/domain/rooms/range-rules'
import { lettersIn } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { hundredths, plainText, typedDigits, typedWhole } from '@/domain/shared/typed-number'
import type { RoomField } from './room-fields'
import type { FieldProblem } from './room-fields-problems'
import { micro } from './typed-place'

type Read = { value: string | number | null } | { problem: FieldProblem }

const ok = (value: string | number | null): Read => ({ value })
const bad = (problem: FieldProblem): Read => ({ problem })

/** Whether a spreadsheet would take a text for a formula, also in its full-width forms. */
function looksLikeFormula(text: string): boolean {
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

/** How each field is read; empty is null, or missing if it is needed. */
export const roomReaders: Record<RoomField, (text: string) => Read> = {
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
