'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import {
  importLimits,
  type ReadRooms,
  readRooms,
  tableFromText,
  tableText,
} from '@/app/_forms/rooms-import'
import { columnNames } from '@/app/_forms/rooms-import-columns'
import { importRooms } from '@/domain/administration/import-rooms'
import { mayLicenseSomewhere } from '@/domain/authority/room-policy'
import { NotFound } from '@/domain/shared/refusal'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo } from '@/lib/go'
import { readTableFile } from '@/lib/outside-files/read-table'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { mostColumns, mostText, type ReadTable } from '@/lib/spreadsheet/table'
import { type BadLine, badLines } from './_bad-lines'

type Answer = {
  problem?: string
  bad?: { total: number; lines: BadLine[] }
  ready?: { rooms: number; table: string }
  /** What was made of headings that are not the template's. */
  notes?: string[]
  typed: { key: string[] }
}

type Readable = Extract<ReadRooms, { ok: true }>

const mostLines = 200
const importForm = z.object({ key: z.uuid(), table: z.string().max(8_000_000).optional() })

/**
 * Checks a file, or imports the table that was checked; it is read and checked as a whole again, so
 * nothing depends on what the browser sent back.
 */
export const importAction = staffAction
  .inputSchema(formInput(importForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }): Promise<Answer> => {
    if (!mayLicenseSomewhere(ctx.actor)) throw new NotFound()
    const { key, table } = parsedInput
    const typed = { key: [key] }
    const read = table === undefined ? await readFile(clientInput) : tableFromText(table)
    if (!read.ok) return { problem: await tableProblem(read), typed }
    const found = readRooms(read.rows)
    if (!found.ok) return { problem: await headingProblem(found), typed }
    const notes = await readingNotes(found)
    const check = table === undefined || found.problems.length > 0
    const result = await importRooms(ctx, { key, rows: found.rows, check })
    if (result.ok) return goTo(paths.manage({ state: 'draft', done: `imported-${result.created}` }))
    const rowProblems = result.reason === 'bad_rows' ? result.problems : []
    if (result.reason === 'too_many_rows') {
      return { problem: await tableProblem({ ok: false, reason: 'too_many_rows' }), typed }
    }
    if (found.problems.length + rowProblems.length > 0) {
      const lines = await badLines(found, rowProblems)
      return { bad: { total: lines.length, lines: lines.slice(0, mostLines) }, notes, typed }
    }
    return { ready: { rooms: found.rows.length, table: tableText(read.rows) }, notes, typed }
  })

async function readFile(form: unknown): Promise<ReadTable> {
  const file = form instanceof FormData ? form.get('file') : null
  if (!(file instanceof File)) return { ok: false, reason: 'file_missing' }
  return readTableFile(file, importLimits)
}

async function tableProblem({ reason, row }: Extract<ReadTable, { ok: false }>): Promise<string> {
  const t = await getTranslations('rooms.import.problem')
  return t(reason, { row: row ?? 0, columns: mostColumns, letters: mostText.cell })
}

async function headingProblem(found: Extract<ReadRooms, { ok: false }>): Promise<string> {
  const [t, locale] = [await getTranslations('rooms.import.problem'), await getLocale()]
  if (found.reason === 'no_rows') return t(found.reason)
  const names =
    'columns' in found ? found.columns.map((one) => columnNames[one][locale]) : found.names
  return t(found.reason, { names: names.join(locale === 'zh' ? '、' : ', ') })
}

async function readingNotes({ headings, sums }: Readable): Promise<string[]> {
  const { meant, ignored } = headings
  const [t, locale] = [await getTranslations('rooms.import'), await getLocale()]
  return [
    ...meant.map(({ name, column }) => t('meant', { name, column: columnNames[column][locale] })),
    ...(ignored.length > 0
      ? [t('ignored', { names: ignored.join(locale === 'zh' ? '、' : ', ') })]
      : []),
    ...sums.map((row) => t('sums', { row })),
  ]
}
