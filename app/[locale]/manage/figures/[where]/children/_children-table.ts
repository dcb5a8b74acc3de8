import { plainText, typedWhole } from '@/domain/shared/typed-number'
import { fromHeading } from '@/lib/spreadsheet/heading'
import type { TableRow } from '@/lib/spreadsheet/table'

export const childrenFile = { mostBytes: 512 * 1024, mostRows: 1_000 }

export type ChildrenRowProblem = {
  row: number
  what: 'row_code' | 'row_number' | 'row_twice'
  value: string
}

export type ReadChildren =
  | { ok: true; entries: { subdistrictCode: string; children: number }[] }
  | { ok: false; reason: 'columns' | 'rows_none' }
  | { ok: false; reason: 'rows'; problems: ChildrenRowProblem[] }

const codeNames = ['代码', 'code']
const childrenNames = ['常住1–3岁幼儿', 'residentchildrenof1–3years']

/**
 * Reads numbers of children from a table with the columns of the plan's own file, in either language
 * and any order, below titles if there are some; rows without a number are passed over. Every bad row is named; a code counts only
 * if it is among those allowed. Numbers may carry commas. Never throws.
 */
export function readChildren(table: TableRow[], allowed: ReadonlySet<string>): ReadChildren {
  const [heading, ...body] = fromHeading(table, (name) =>
    [...codeNames, ...childrenNames].includes(plain(name)),
  )
  const names = (heading?.cells ?? []).map(plain)
  const codeAt = names.findIndex((name) => codeNames.includes(name))
  const childrenAt = names.findIndex((name) => childrenNames.includes(name))
  if (codeAt < 0 || childrenAt < 0) return { ok: false, reason: 'columns' }
  const problems: ChildrenRowProblem[] = []
  const entries = new Map<string, number>()
  for (const { row, cells } of body) {
    const code = plainText(cells[codeAt] ?? '').replace(/^'/, '')
    const typed = (cells[childrenAt] ?? '').trim()
    if (typed === '') continue
    const value = short(typed)
    const number = typedWhole(typed, 1_000_000)
    if (!allowed.has(code)) problems.push({ row, what: 'row_code', value: short(code) })
    else if (entries.has(code)) problems.push({ row, what: 'row_twice', value: short(code) })
    else if (number === null) problems.push({ row, what: 'row_number', value })
    else entries.set(code, number)
  }
  if (problems.length > 0) return { ok: false, reason: 'rows', problems }
  if (entries.size === 0) return { ok: false, reason: 'rows_none' }
  return {
    ok: true,
    entries: [...entries].map(([subdistrictCode, children]) => ({ subdistrictCode, children })),
  }
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[-－—~]/g, '–')
}

function short(value: string): string {
  return [...value].slice(0, 20).join('')
}
