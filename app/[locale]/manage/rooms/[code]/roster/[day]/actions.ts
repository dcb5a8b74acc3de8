'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { shortfallText } from '@/app/_components/manage/shortfall-text'
import { saveDayRoster } from '@/domain/roster/save-day-roster'
import { isDay } from '@/domain/shared/time'
import type { Shortfall } from '@/domain/shortfalls/list-shortfalls'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { fieldOf, mostRows, readRows } from './_rows'

/** Every field as it was sent; what is wrong with a row is said at its field. */
const rosterForm = z.record(z.string(), z.string()).transform((fields, context) => {
  const head = {
    code: String(fields.code),
    roomId: String(fields.roomId),
    day: String(fields.day),
    seen: fields.seen ?? '',
    confirmed: fields.confirmed === 'yes',
  }
  const rows = Math.min(mostRows, Math.max(0, Number.parseInt(fields.rows ?? '', 10) || 0))
  if (fields.add !== undefined) return { ...head, rows, adding: true as const }
  if (!z.uuid().safeParse(head.roomId).success || !isDay(head.day)) {
    context.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  }
  const read = readRows(fields)
  if (read.ok) return { ...head, rows, adding: false as const, shifts: read.shifts }
  for (const { field, reason } of read.problems) {
    context.addIssue({ code: 'custom', message: reason, path: [field] })
  }
  return z.NEVER
})

/**
 * Saves the roster of a day and goes to the day; a refusal, and what would fall short, comes back
 * with all that was typed. The button for another row only adds one.
 */
export const saveRosterAction = staffAction
  .inputSchema(formInput(rosterForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const typed = typedIn(clientInput)
    const { code, roomId, day, seen, confirmed, rows } = parsedInput
    if (parsedInput.adding)
      return { rows: Math.min(mostRows, rows + 1), reason: null, field: null, short: null, typed }
    const { shifts } = parsedInput
    const result = await saveDayRoster(ctx, { roomId, day, seen, confirmed, shifts })
    if (result.ok) return goTo(paths.manageRoom(code, { day, done: 'roster' }))
    const caregiverId = 'caregiverId' in result ? result.caregiverId : null
    const row = rowOf(typed, caregiverId, rows)
    return {
      rows,
      reason: result.reason,
      field: row === null ? null : fieldOf.who(row),
      short: result.reason === 'leaves_shortfall' ? await told(result.shortfalls) : null,
      seen: result.reason === 'changed_meanwhile' ? result.seen : undefined,
      typed,
    }
  })

async function told(shortfalls: Shortfall[]): Promise<string[]> {
  const t = await getTranslations('manage.shortfall')
  const format = formats(await getLocale())
  return shortfalls.map((one) => {
    const { when, what } = shortfallText(t, format, one)
    return `${when} ${what}`
  })
}

/** The first row that names a person. */
function rowOf(
  typed: Record<string, string[]>,
  caregiverId: string | null,
  rows: number,
): number | null {
  if (caregiverId === null) return null
  for (let row = 0; row < rows; row += 1) {
    if (typed[fieldOf.who(row)]?.[0] === caregiverId) return row
  }
  return null
}
