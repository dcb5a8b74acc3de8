import { validate } from 'uuid'
import { inShanghai } from '@/app/_map/projection'
import { lengths, mostChildren } from '@/domain/search/rules'
import type { Spot, Wish } from '@/domain/search/types'
import { isDay } from '@/domain/shared/time'
import { typedWhole } from '@/domain/shared/typed-number'
import { texts } from '@/lib/asked'
import type { Query } from './_find-filters'

/** A condition of the address that could not be used. */
export type IgnoredCondition =
  | 'division'
  | 'near'
  | 'outside'
  | 'day'
  | 'part'
  | 'minutes'
  | 'age'
  | 'page'

type District = { code: string; subdistricts: { code: string }[] }

const conditions = {
  division: texts,
  near: texts,
  day: texts,
  part: texts,
  minutes: texts,
  child: texts,
  age: texts,
  page: texts,
}

/** What the front page's address may ask by: the conditions, and how they are shown. */
export const wishQuery = { ...conditions, view: texts }

/** Ages that can be asked for, in completed months: under seven, as childcare anywhere ends there. */
const oldest = 83

/**
 * Reads a search out of the front page's address, whatever somebody typed there: what does not fit is
 * left out and named in `ignored`. `untouched` if the address asks for nothing at all.
 */
export function readWish(
  query: Query,
  divisions: readonly District[],
  today: string,
): { wish: Wish; ignored: IgnoredCondition[]; untouched: boolean } {
  const ignored = new Set<IgnoredCondition>()
  const keep = <T>(name: IgnoredCondition, text: string, value: T | null): T | null => {
    if (text !== '' && value === null) ignored.add(name)
    return value
  }
  const code = first(query, 'division')
  const known = divisions.some(
    (district) => district.code === code || district.subdistricts.some((one) => one.code === code),
  )
  const nearText = first(query, 'near')
  const near = keep('near', nearText, spotIn(nearText))
  const outside = near !== null && !inShanghai(near.latitude, near.longitude)
  if (outside) ignored.add('outside')
  const fits = (day: string) => isDay(day) && day >= today
  const days = all(query, 'day').filter((day) => keep('day', day, fits(day) ? day : null))
  const part = first(query, 'part')
  const minutes = first(query, 'minutes')
  const ages = all(query, 'age').map((text) => keep('age', text, ageIn(text)))
  const pageText = first(query, 'page')
  const page = keep('page', pageText, /^[1-9]\d{0,2}$/.test(pageText) ? Number(pageText) : null)
  return {
    wish: {
      divisionCode: keep('division', code, known ? code : null),
      near: outside ? null : near,
      days: [...new Set(days)].sort(),
      part: keep('part', part, part === 'morning' || part === 'afternoon' ? part : null),
      minutes: keep('minutes', minutes, lengths.find((one) => String(one) === minutes) ?? null),
      childIds: [...new Set(all(query, 'child').filter((id) => validate(id)))].slice(
        0,
        mostChildren,
      ),
      ages: ages.filter((age) => age !== null).slice(0, mostChildren),
      page: page ?? 1,
    },
    ignored: [...ignored],
    untouched: Object.keys(conditions).every((name) => query[name] === undefined),
  }
}

/** A spot as an address writes it: degrees to a thousandth, about a hundred metres. */
export function spotText({ latitude, longitude }: Spot): string {
  return `${latitude.toFixed(3)},${longitude.toFixed(3)}`
}

function spotIn(text: string): Spot | null {
  const match = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text)
  if (!match) return null
  const [latitude, longitude] = [Number(match[1]), Number(match[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

function ageIn(text: string): number | null {
  return typedWhole(text, oldest)
}

/** The values of a name, trimmed, none of them empty. */
function all(query: Query, name: string): string[] {
  const value = query[name]
  const values = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return values.map((one) => one.trim()).filter((one) => one !== '')
}

function first(query: Query, name: string): string {
  return all(query, name)[0] ?? ''
}
