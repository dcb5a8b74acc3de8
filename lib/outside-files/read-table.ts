import { z } from 'zod'
import { mostColumns, type ReadTable, type TableLimits, tableProblems } from '../spreadsheet/table'
import { readOutside } from './read-outside'

const answered = z.union([
  z.object({
    ok: z.literal(true),
    rows: z.array(z.object({ row: z.int().min(1), cells: z.array(z.string()).max(mostColumns) })),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(tableProblems),
    row: z.int().min(0).optional(),
  }),
])

/**
 * Reads a file that somebody sends as a table, as `readTable` does, in a process of its own. The caller has
 * asked before whether it may be sent. Throws Busy if too many files are being read.
 */
export async function readTableFile(file: File, limits: TableLimits): Promise<ReadTable> {
  if (file.size === 0) return { ok: false, reason: 'file_missing' }
  if (file.size > limits.mostBytes) return { ok: false, reason: 'file_too_heavy' }
  const read = await readOutside('table', new Uint8Array(await file.arrayBuffer()), limits)
  if (read.ok) return answered.parse(read.answer)
  return { ok: false, reason: read.reason === 'ended' ? 'broken_workbook' : read.reason }
}
