'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import {
  childrenFile,
  readChildren,
} from '@/app/[locale]/manage/figures/[where]/children/_children-table'
import { mostChildren, mostNewPlaces } from '@/domain/figures/inputs'
import { listPlans } from '@/domain/figures/list-plans'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import { lettersIn, oneLine } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { typedWhole } from '@/domain/shared/typed-number'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { readTableFile } from '@/lib/outside-files/read-table'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import type { TableProblem } from '@/lib/spreadsheet/table'

const where = z.string().max(100)
const fromDay = z.string('day').refine(isDay, 'day')
const source = z.string().overwrite(oneLine).max(200, 'source_long').optional()
const field = /^c_(\d{9})$/

const wholeUpTo = (text: string, most: number) => typedWhole(text, most) !== null

/** What the form showed of each subdistrict, as `code:text` with spaces between. */
const shown = z
  .string()
  .max(10_000)
  .transform((text) => new Map(text.split(' ').map((one) => one.split(':') as [string, string])))

const typedSource = z.string().overwrite(oneLine).optional()

/** All fields are looked at together: one refused before the others would be told alone. */
const numbersForm = z
  .looseObject({ where, fromDay: z.string(), source: typedSource, seen: shown })
  .superRefine((form, check) => {
    const wrong = (path: string, message: string) =>
      check.addIssue({ code: 'custom', path: [path], message })
    if (!isDay(form.fromDay)) wrong('fromDay', 'day')
    if (lettersIn(form.source ?? '') > 200) wrong('source', 'source_long')
    for (const [name, value] of Object.entries(form)) {
      const typed = String(value).trim()
      if (field.test(name) && typed !== '' && !wholeUpTo(typed, mostChildren)) {
        wrong(name, 'number')
      }
    }
  })

const fileForm = z.preprocess(
  (input) =>
    input instanceof FormData
      ? {
          where: input.get('where'),
          fileDay: input.get('fileDay'),
          fileSource: input.get('fileSource') ?? '',
          seen: input.get('seen'),
          file: input.get('file'),
        }
      : input,
  z.object({ where, fileDay: fromDay, fileSource: source, seen: shown, file: z.instanceof(File) }),
)

const targetForm = z.object({
  /** The targets the form showed, as `year:number` with spaces between. */
  seen: shown,
  year: z
    .string('year')
    .overwrite(oneLine)
    .refine((text) => typedWhole(text, 2100, 2020) !== null, 'year'),
  newPlaces: z
    .string('target')
    .overwrite(oneLine)
    .refine((text) => typedWhole(text, mostNewPlaces, 1) !== null, 'target'),
})

/** Saves the numbers typed for some subdistricts; those left empty stay. */
export const setChildrenAction = staffAction
  .inputSchema(formInput(numbersForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const entries = Object.entries(parsedInput).flatMap(([name, value]) => {
      const code = field.exec(name)?.[1]
      const typed = String(value).trim()
      const children = typedWhole(typed, mostChildren)
      return code && children !== null ? [entryOf(code, children, parsedInput.seen)] : []
    })
    const typed = typedIn(clientInput)
    if (entries.length === 0) return { refusal: { reason: 'nothing' as const }, typed }
    const result = await setResidentChildren(ctx, {
      fromDay: parsedInput.fromDay,
      source: parsedInput.source || null,
      entries,
    })
    redrawIfStale(result)
    if (!result.ok) return { refusal: { reason: reasonOf(result.reason) }, typed }
    return goTo(paths.manageChildrenNumbers(parsedInput.where, { done: 'children' }))
  })

/**
 * Imports numbers from a file: all of its rows, or none and why. Who may not see the plans of the place, which
 * those who enter its numbers alone may, is refused before the file is read.
 */
export const importChildrenAction = staffAction
  .inputSchema(fileForm, keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const typed = typedIn(clientInput)
    const { plans } = await listPlans(ctx, { where: parsedInput.where })
    const table = await readTableFile(parsedInput.file, childrenFile)
    if (!table.ok) return { refusal: { reason: fileReason(table.reason) }, typed }
    const read = readChildren(table.rows, new Set(plans.map((one) => one.subdistrictCode)))
    if (!read.ok) return { refusal: read, typed }
    const result = await setResidentChildren(ctx, {
      fromDay: parsedInput.fileDay,
      source: parsedInput.fileSource || null,
      entries: read.entries.map((one) =>
        entryOf(one.subdistrictCode, one.children, parsedInput.seen),
      ),
    })
    redrawIfStale(result)
    if (!result.ok) return { refusal: { reason: reasonOf(result.reason) }, typed }
    return goTo(paths.manageChildrenNumbers(parsedInput.where, { done: 'children' }))
  })

/** Sets the city's target of a year. */
export const setTargetAction = staffAction
  .inputSchema(formInput(targetForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const year = typedWhole(parsedInput.year, 2100) ?? 0
    const result = await setProgrammeTarget(ctx, {
      year,
      newPlaces: typedWhole(parsedInput.newPlaces, mostNewPlaces) ?? 0,
      seen: Number(parsedInput.seen.get(String(year)) ?? 0) || null,
    })
    redrawIfStale(result)
    if (!result.ok) return { refusal: { reason: result.reason }, typed: typedIn(clientInput) }
    return goTo(paths.manageChildrenNumbers('city', { done: 'programme' }))
  })

function fileReason(problem: TableProblem) {
  switch (problem) {
    case 'file_missing':
      return problem
    case 'file_too_heavy':
      return 'file_large' as const
    case 'took_too_long':
      return 'file_slow' as const
    case 'too_many_rows':
    case 'too_many_columns':
    case 'too_much_text':
    case 'needs_too_much':
      return 'table_large' as const
    default:
      return 'file_unreadable' as const
  }
}

function entryOf(subdistrictCode: string, children: number, seen: Map<string, string>) {
  return { subdistrictCode, children, seen: seen.get(subdistrictCode) ?? 'unseen' }
}

function reasonOf(reason: 'changed_meanwhile' | 'nothing_changed' | 'subdistrict_twice') {
  return reason === 'changed_meanwhile'
    ? ('changed_meanwhile' as const)
    : ('nothing_changed' as const)
}

/** The numbers around the form are shown as they are now; the form keeps what was typed. */
function redrawIfStale(result: { ok: boolean; reason?: string }) {
  if (result.reason === 'changed_meanwhile') refresh()
}
