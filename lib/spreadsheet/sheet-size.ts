import { mostColumns, type ReadTable } from './table'

/** A cell's address: the letters of its column and the number of its row. */
const address = /^([A-Z]{1,3})([1-9]\d{0,6})$/

/** An opening tag of a row or a cell, in any namespace, and whether it closes itself. */
const tag = /<(?:[^\s<>/:"'=]+:)?(row|c)(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^"'<>])*)(>?)/g
const reference = /(?:^|\s)r\s*=\s*(?:"([^"]*)"|'([^']*)')/

/**
 * Whether a part of a workbook places rows or cells beyond what may be read, by their addresses and before
 * anything is made of them: one cell far out would have a row and a column for each before it. An
 * empty cell may lie beyond the columns. Joined ranges and the sheet's own word on its size place nothing.
 */
export function sheetTooLarge(
  xml: string,
  mostRows: number,
): Extract<ReadTable, { ok: false }> | null {
  let rows = 0
  for (const [, name, attributes = '', closed] of xml.matchAll(tag)) {
    if (!closed) return { ok: false, reason: 'broken_workbook' }
    const [, double, single] = reference.exec(attributes) ?? []
    const at = double ?? single
    if (name === 'row') {
      rows += 1
      const tooFar = rows > mostRows || Number(at ?? 0) > mostRows
      if (tooFar) return { ok: false, reason: 'too_many_rows' }
      if (at !== undefined && !/^[1-9]\d*$/.test(at))
        return { ok: false, reason: 'broken_workbook' }
    } else if (at !== undefined) {
      const [, letters, row] = address.exec(at) ?? []
      if (!letters) return { ok: false, reason: 'broken_workbook' }
      if (Number(row) > mostRows) return { ok: false, reason: 'too_many_rows' }
      const tooWide = !attributes.endsWith('/') && columnOf(letters) > mostColumns
      if (tooWide) return { ok: false, reason: 'too_many_columns', row: Number(row) }
    }
  }
  return null
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
