'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { loadCalendar } from '@/domain/administration/load-calendar'
import { previewCalendarDays } from '@/domain/administration/preview-calendar-days'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { calendarDaysInput } from '@/domain/calendar/inputs'
import type { SlotOnDayOff } from '@/domain/calendar/queries'
import { daysOfRange } from '@/domain/calendar/rules'
import { oneLine } from '@/domain/shared/texts'
import { addDays, isDay } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { knownYears, published } from './_published'

const day = z.string('day_missing').refine(isDay, 'day_missing')
/** As many days as one form enters. */
const mostDays = 62

const calendarForm = z
  .object({
    from: day,
    to: z.string().refine((text) => text === '' || isDay(text), 'day_missing'),
    kind: z.enum(['holiday', 'makeup', 'plain']),
    nameZh: z.string().overwrite(oneLine).max(40, 'name_long'),
    nameEn: z.string().overwrite(oneLine).max(60, 'name_long'),
    official: z.literal('yes').optional(),
    do: z.enum(['preview', 'save']),
    /** The days that a preview showed, and what stood on them; empty if none was shown. */
    seen: z.string().max(80),
    confirmed: z.string().max(64).optional(),
  })
  .refine(({ from, to }) => to === '' || to >= from, { path: ['to'], error: 'range_reversed' })
  .refine(({ from, to }) => !isDay(from) || to <= addDays(from, mostDays - 1), {
    path: ['to'],
    error: 'range_long',
  })
  .refine(({ kind, nameZh }) => kind === 'plain' || nameZh !== '', {
    path: ['nameZh'],
    error: 'name_missing',
  })

/**
 * Shows what the typed days would do; sent again with the same days, over what stood on them then, saves
 * them and shows the year.
 */
export const saveCalendarAction = staffAction
  .inputSchema(formInput(calendarForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { from, to, kind, nameZh, nameEn, official, confirmed } = parsedInput
    const named = { nameZh: nameZh || null, nameEn: nameEn || null, official: official === 'yes' }
    const days = daysOfRange({ from, to: to || from }, { kind, ...named })
    const input = calendarDaysInput.parse({ days, confirmed })
    const typed = typedIn(clientInput)
    const range = `${from} ${to || from} `
    const previewed = async (asked: boolean) => {
      const found = await previewCalendarDays(ctx, input)
      if (!found.ok) return { ...nothing, refusal: found, typed }
      const { rooms, measured, summary, closed, stamp, seen } = found
      const preview = { from: null, rooms, measured, ...summary }
      return {
        ...nothing,
        preview,
        closing: firstOf(closed, stamp),
        asked,
        seen: range + seen,
        typed,
      }
    }
    if (parsedInput.do === 'preview') return previewed(false)
    if (!parsedInput.seen.startsWith(range)) return previewed(true)
    const seen = parsedInput.seen.slice(range.length)
    const result = await setCalendarDays(ctx, { ...input, seen })
    if (!result.ok && result.reason === 'confirm_needed') return previewed(true)
    if (!result.ok) {
      refresh()
      const now = result.reason === 'changed_meanwhile' ? range + result.seen : undefined
      return { ...nothing, refusal: result, seen: now, typed }
    }
    const { added, removed, closed, families, stayClosed } = result
    const told = { added, removed, closed: closed.length, families, stayClosed }
    return goTo(paths.manageCalendar({ year: from.slice(0, 4), done: 'saved', ...told }))
  })

const nothing = {
  preview: undefined,
  closing: undefined,
  asked: false,
  refusal: undefined,
  seen: undefined,
}

/** Slots with bookings that saving would close: the first of them, how many, and their stamp. */
export type Closing = { list: SlotOnDayOff[]; total: number; bookings: number; stamp: string }

function firstOf(closed: SlotOnDayOff[], stamp: string): Closing {
  const bookings = closed.reduce((sum, one) => sum + one.bookings, 0)
  return { list: closed.slice(0, 50), total: closed.length, bookings, stamp }
}

const importForm = z.object({
  year: z.string().regex(/^20\d\d$/),
  confirmed: z.string().max(64).optional(),
})

/** Enters the official calendar of a year that comes with the site, and lets the slots follow. */
export const importYearAction = staffAction
  .inputSchema(formInput(importForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const year = Number(parsedInput.year)
    if (knownYears().includes(year)) {
      const { confirmed = '' } = parsedInput
      const years = { fromYear: year, toYear: year }
      const result = await loadCalendar(ctx, { published, ...years, confirmed })
      if (!result.ok) return { closing: firstOf(result.closed, result.stamp) }
    }
    return goTo(paths.manageCalendar({ year: parsedInput.year, done: 'imported' }))
  })
