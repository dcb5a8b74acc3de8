import { validate } from 'uuid'
import type { SeveralWish } from '@/domain/several/quote-several'
import { texts } from '@/lib/asked'

export type Query = Record<string, string | string[] | undefined>

type Times = { from: string; to: string }

/** What the page's address asks for; `wrong` if something in it could not be read. */
export type Asked = SeveralWish & { wrong: boolean; childrenAsked: boolean }

const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const timesOfSlot = new RegExp(`^(${clock})[-–](${clock})$`)
const timeOfDay = new RegExp(`^${clock}$`)
/** Nobody asks for more values of one name than this. */
const most = 100

/** What the page's address may ask by. */
export const severalQuery = {
  room: texts,
  child: texts,
  slot: texts,
  weekday: texts,
  time: texts,
  from: texts,
  to: texts,
}

/** Reads the address of the page, whatever somebody typed there. */
export function readAsked(query: Query): Asked {
  const children = all(query, 'child')
  const slots = all(query, 'slot')
  const weekdays = all(query, 'weekday')
  const time = all(query, 'time')[0]
  const of = time ? timesOfSlot.exec(time) : null
  const days = weekdays.filter((text) => /^[1-7]$/.test(text)).map(Number)
  const stretch = readStretch(query)
  const ids = [...children, ...slots]
  return {
    code: all(query, 'room')[0] ?? '',
    childIds: [...new Set(children)].filter((id) => validate(id)).slice(0, 6),
    slotIds: [...new Set(slots)].filter((id) => validate(id)).slice(0, most),
    pattern:
      of?.[1] && of[2] && days.length > 0 ? { weekdays: days, from: of[1], to: of[2] } : null,
    stretch: stretch.times,
    childrenAsked: children.length > 0,
    wrong:
      ids.some((id) => !validate(id)) ||
      new Set(slots).size > most ||
      days.length < weekdays.length ||
      (time !== undefined && of === null) ||
      stretch.wrong,
  }
}

function readStretch(query: Query): { times: Times | null; wrong: boolean } {
  const [from, to] = [all(query, 'from')[0], all(query, 'to')[0]]
  if (!from && !to) return { times: null, wrong: false }
  const fits = from && to && timeOfDay.test(from) && timeOfDay.test(to) && from < to
  return fits ? { times: { from, to }, wrong: false } : { times: null, wrong: true }
}

/** Every value of a name, given several times or with commas between; empty ones are left out. */
function all(query: Query, name: string): string[] {
  const value = query[name]
  return [value ?? []]
    .flat()
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter(Boolean)
}
