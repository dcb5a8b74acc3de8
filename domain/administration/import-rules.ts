import { roomProblems } from '../rooms/rules'
import { foldName } from '../shared/names'
import type { ImportRow } from './import-inputs'

/** A subdistrict rooms may be entered in, with its ceiling of prices. */
export type ImportPlace = {
  code: string
  nameZh: string
  nameEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  mine: boolean
  priceCeilingFenPerHour: number
}

export type RowProblem = { row: number } & (
  | { reason: 'unknown_subdistrict' | 'several_subdistricts' | 'not_yours'; value: string }
  | { reason: 'twice_in_file'; value: string; otherRow: number }
  | { reason: 'exists_already'; value: string }
  | { reason: 'half_a_place' | 'play_area_above_floor_area' }
  | { reason: 'price_above_ceiling'; ceilingFenPerHour: number }
)

export type PlacedRow = ImportRow & { subdistrictCode: string }

/**
 * Finds each row's subdistrict by code or name and says what does not fit: every problem of every
 * row. `existing` holds the rooms there are, as `keyOf` writes them.
 */
export function checkRows(
  rows: ImportRow[],
  places: ImportPlace[],
  existing: Set<string>,
): { placed: PlacedRow[]; problems: RowProblem[] } {
  const placed: PlacedRow[] = []
  const problems: RowProblem[] = []
  const seen = new Map<string, number>()
  for (const entry of rows) {
    const { row, fields, subdistrict } = entry
    const found = placesNamed(entry, places)
    const [place] = found
    const value = [entry.district, subdistrict].filter(Boolean).join(' ')
    const ceiling = place?.mine ? place.priceCeilingFenPerHour : Number.POSITIVE_INFINITY
    for (const problem of roomProblems(fields, ceiling)) problems.push({ row, ...problem })
    if (!place || found.length > 1) {
      const reason = place ? 'several_subdistricts' : 'unknown_subdistrict'
      if (subdistrict !== '') problems.push({ row, reason, value })
      continue
    }
    if (!place.mine) {
      problems.push({ row, reason: 'not_yours', value })
      continue
    }
    const name = fields.nameZh ?? ''
    const key = keyOf(place.code, name)
    const otherRow = seen.get(key)
    if (name !== '' && existing.has(key))
      problems.push({ row, reason: 'exists_already', value: name })
    else if (name !== '' && otherRow !== undefined) {
      problems.push({ row, reason: 'twice_in_file', value: name, otherRow })
    } else seen.set(key, row)
    placed.push({ ...entry, subdistrictCode: place.code })
  }
  return { placed, problems }
}

/** What makes two rooms the same: the name, without regard to spaces and case, in one subdistrict. */
export function keyOf(subdistrictCode: string, nameZh: string): string {
  return `${subdistrictCode} ${alike(nameZh)}`
}

function placesNamed({ district, subdistrict }: ImportRow, places: ImportPlace[]): ImportPlace[] {
  const named = places.filter(({ code, nameZh, nameEn, districtZh }) =>
    is(subdistrict, code, nameZh, nameEn, `${districtZh}${nameZh}`, `上海市${districtZh}${nameZh}`),
  )
  if (district === '') return named
  return named.filter((place) => {
    const { districtCode, districtZh, districtEn } = place
    const short = districtZh.replace(/(新区|区)$/, '')
    return is(district, districtCode, districtZh, districtEn, short, `上海市${districtZh}`)
  })
}

function is(text: string, ...names: string[]): boolean {
  return names.some((name) => alike(name) === alike(text))
}

/** A name folded and without any space. */
function alike(name: string): string {
  return foldName(name).replaceAll(' ', '')
}
