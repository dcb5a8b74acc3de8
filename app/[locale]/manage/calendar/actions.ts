'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { previewCalendarDays } from '@/domain/administration/preview-calendar-days'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { calendarDaysInput } from '@/domain/calendar/inputs'
import { loadCalendar } from '@/domain/calendar/load-calendar'
import { daysOfRange } from '@/domain/calendar/rules'
import { oneLine } from '@/domain/shared/texts'
import { addDays, isDay } from '@/domain/shared/time'
import { makeSlots } from '@/domain/slots/make-slots'
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

/** Shows what the typed days would do, or saves them and shows the year again. */
export const saveCalendarAction = staffAction
  .inputSchema(formInput(calendarForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { from, to, kind, nameZh, nameEn, official } = parsedInput
    const named = { nameZh: nameZh || null, nameEn: nameEn || null, official: official === 'yes' }
    const days = daysOfRange({ from, to: to || from }, { kind, ...named })
    const input = calendarDaysInput.parse({ days })
    const typed = typedIn(clientInput)
    if (parsedInput.do === 'preview') {
      const seen = await previewCalendarDays(ctx, input)
      if (!seen.ok) return { preview: undefined, kept: undefined, refusal: seen, typed }
      const { rooms, measured, summary, kept } = seen
      const first = { list: kept.slice(0, 50), total: kept.length }
      return {
        preview: { from: null, rooms, measured, ...summary },
        kept: first,
        refusal: undefined,
        typed,
      }
    }
    const result = await setCalendarDays(ctx, input)
    if (!result.ok) {
      refresh()
      return { preview: undefined, kept: undefined, refusal: result, typed }
    }
    const { added, removed, kept } = result
    const told = { added, removed, kept: kept.length }
    return goTo(paths.manageCalendar({ year: from.slice(0, 4), done: 'saved', ...told }))
  })

const importForm = z.object({ year: z.string().regex(/^20\d\d$/) })

/** Enters the official calendar of a year that comes with the site, and lets the slots follow. */
export const importYearAction = staffAction
  .inputSchema(formInput(importForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx }) => {
    const year = Number(parsedInput.year)
    if (knownYears().includes(year)) {
      await loadCalendar(ctx, { published, fromYear: year, toYear: year })
      await makeSlots(ctx)
    }
    return goTo(paths.manageCalendar({ year: parsedInput.year, done: 'imported' }))
  })
