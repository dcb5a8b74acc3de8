import { isDay } from '@/domain/shared/time'
import { typedWhole } from '@/domain/shared/typed-number'
import { texts } from '@/lib/asked'
import type { FindFilters } from '@/lib/paths'

export type Query = Record<string, string | string[] | undefined>

/** A condition of the address that could not be used. */
export type Ignored = 'division' | 'day' | 'age'

type District = { code: string; subdistricts: { code: string }[] }

/** Ages that can be asked for, in completed months: under seven, as childcare anywhere ends there. */
const oldest = 83

/** What the list's address may ask by. */
export const findQuery = { division: texts, day: texts, age: texts, page: texts }

/**
 * Reads the front page's filters out of its address, whatever somebody typed there: what does not
 * fit is left out and named in `ignored`. `untouched` if the address asks for nothing at all.
 */
export function readFindFilters(
  query: Query,
  divisions: readonly District[],
  today: string,
): { filters: Required<FindFilters>; ignored: Ignored[]; untouched: boolean } {
  const division = one(query, 'division')
  const day = one(query, 'day')
  const { ageMonths, ignored: ageIgnored } = readAge(query)
  const known = divisions.some(
    (district) =>
      district.code === division || district.subdistricts.some(({ code }) => code === division),
  )
  const dayFits = isDay(day) && day >= today
  const ignored: Ignored[] = []
  if (division !== '' && !known) ignored.push('division')
  if (day !== '' && !dayFits) ignored.push('day')
  if (ageIgnored) ignored.push('age')
  return {
    filters: {
      division: known ? division : null,
      day: dayFits ? day : null,
      ageMonths,
      page: readPage(one(query, 'page')),
    },
    ignored,
    untouched: Object.keys(findQuery).every((name) => query[name] === undefined),
  }
}

/** The age in completed months in an address; `ignored` if what is there is no such age. */
export function readAge(query: Query): { ageMonths: number | null; ignored: boolean } {
  const text = one(query, 'age')
  if (text === '') return { ageMonths: null, ignored: false }
  const ageMonths = typedWhole(text, oldest)
  return { ageMonths, ignored: ageMonths === null }
}

/** The day in an address, if it is a real one; `ignored` if what is there is not. */
export function readDay(query: Query): { day: string | null; ignored: boolean } {
  const text = one(query, 'day')
  if (text === '') return { day: null, ignored: false }
  return isDay(text) ? { day: text, ignored: false } : { day: null, ignored: true }
}

/** A page asked for; anything but a number counts as the last there can be, so that the page says so. */
function readPage(text: string): number {
  if (text === '') return 1
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER
}

/** The first value of a name, trimmed. */
function one(query: Query, name: string): string {
  const value = query[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}
