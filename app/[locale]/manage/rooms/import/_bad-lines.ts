import { getLocale, getTranslations } from 'next-intl/server'
import { type CellProblem, columnNames, type ImportColumn } from '@/app/_forms/rooms-import'
import type { RowProblem } from '@/domain/administration/import-rules'
import { formats } from '@/lib/format'

/** One thing to change in a file: its row, column, what it holds and why that does not fit. */
export type BadLine = { row: string; column: string; value: string; why: string }

/** Every problem of a file in words, in the order of its rows. */
export async function badLines(cells: CellProblem[], rows: RowProblem[]): Promise<BadLine[]> {
  const locale = await getLocale()
  const [t, ofRow] = [
    await getTranslations('rooms.problem'),
    await getTranslations('rooms.import.rowProblem'),
  ]
  const line = (row: number, column: ImportColumn, value: string, why: string) => ({
    row,
    line: { row: String(row), column: columnNames[column][locale], value, why },
  })
  const rowLine = (problem: RowProblem) => {
    const { row } = problem
    switch (problem.reason) {
      case 'half_a_place':
        return line(row, 'latitude', '', t('half_a_place'))
      case 'play_area_above_floor_area':
        return line(row, 'playArea', '', t('play_area_above_floor_area'))
      case 'price_above_ceiling': {
        const price = formats(locale).money(problem.ceilingFenPerHour)
        return line(row, 'price', '', t('price_above_ceiling', { price }))
      }
      case 'twice_in_file':
        return line(row, 'nameZh', problem.value, ofRow(problem.reason, problem))
      case 'exists_already':
        return line(row, 'nameZh', problem.value, ofRow(problem.reason))
      default:
        return line(row, 'subdistrict', problem.value, ofRow(problem.reason))
    }
  }
  return [
    ...cells.map(({ row, column, reason, value }) => line(row, column, value, t(reason))),
    // What the file holds that cannot be read is shown once.
    ...rows
      .filter((one) => one.reason !== 'half_a_place' || !cells.some(({ row }) => row === one.row))
      .map(rowLine),
  ]
    .toSorted((a, b) => a.row - b.row)
    .map((one) => one.line)
}
