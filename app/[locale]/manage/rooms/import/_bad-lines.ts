import { getLocale, getTranslations } from 'next-intl/server'
import type { FieldProblem } from '@/app/_forms/room-fields-problems'
import type { ReadRooms } from '@/app/_forms/rooms-import'
import { columnNames, type ImportColumn } from '@/app/_forms/rooms-import-columns'
import type { RowProblem } from '@/domain/administration/import-rules'
import { rangeOf } from '@/domain/rooms/range-rules'
import { formats } from '@/lib/format'

/** One thing to change in a file: its row, column, what it holds and why that does not fit. */
export type BadLine = { row: string; column: string; value: string; why: string }

type Found = Pick<Extract<ReadRooms, { ok: true }>, 'problems' | 'texts'>

/** What is shown of a cell that is compared with another: both. */
const compared: Partial<Record<FieldProblem, ImportColumn[]>> = {
  half_a_place: ['latitude', 'longitude'],
  outside_city: ['latitude', 'longitude'],
  system_missing: ['latitude', 'longitude'],
  play_area_above_floor_area: ['playArea', 'floorArea'],
}

/** Every problem of a file in words with what is written there, in the order of its rows. */
export async function badLines(found: Found, rows: RowProblem[]): Promise<BadLine[]> {
  const locale = await getLocale()
  const [t, ofRow, texts] = [
    await getTranslations('rooms.problem'),
    await getTranslations('rooms.import.rowProblem'),
    await getTranslations('rooms.import'),
  ]
  const written = (row: number, columns: ImportColumn[]) => {
    const cells = columns.map((column) => ({ column, text: found.texts.get(row)?.[column] ?? '' }))
    const filled = cells.filter(({ text }) => text !== '')
    if (filled.length === 0) return texts('empty')
    if (columns.length === 1) return filled.map(({ text }) => short(text)).join('')
    return filled
      .map(({ column, text }) => texts('written', { name: nameOf(column), value: short(text) }))
      .join(texts('separator'))
  }
  const nameOf = (column: ImportColumn) => columnNames[column][locale]
  const line = (row: number, column: ImportColumn, why: string, columns = [column]) => ({
    row,
    line: { row: String(row), column: nameOf(column), value: written(row, columns), why },
  })
  const rowLine = (problem: RowProblem) => {
    const { row } = problem
    switch (problem.reason) {
      case 'half_a_place':
        return line(row, 'latitude', t(problem.reason), compared[problem.reason])
      case 'play_area_above_floor_area':
        return line(row, 'playArea', t(problem.reason), compared[problem.reason])
      case 'price_above_ceiling': {
        const price = formats(locale).money(problem.ceilingFenPerHour)
        return line(row, 'price', t('price_above_ceiling', { price }))
      }
      case 'twice_in_file':
        return line(row, 'nameZh', ofRow(problem.reason, problem))
      case 'exists_already':
        return line(row, 'nameZh', ofRow(problem.reason))
      default:
        return line(row, 'subdistrict', ofRow(problem.reason), ['district', 'subdistrict'])
    }
  }
  return [
    ...found.problems.map(({ row, column, reason }) =>
      line(row, column, t(reason, rangeOf(column)), compared[reason]),
    ),
    ...rows.filter((one) => !alreadyTold(one, found.problems)).map(rowLine),
  ]
    .toSorted((a, b) => a.row - b.row)
    .map((one) => one.line)
}

/** Whether a comparison of two cells was refused, or could not be made, when the cells were read. */
function alreadyTold({ row, reason }: RowProblem, told: Found['problems']): boolean {
  const columns = Object.entries(compared).find(([name]) => name === reason)?.[1] ?? []
  return told.some((one) => one.row === row && columns.includes(one.column))
}

function short(text: string): string {
  const letters = [...text]
  return letters.length > 30 ? `${letters.slice(0, 30).join('')}…` : text
}
