'use server'

import { z } from 'zod'
import { type SaveTimetableResult, saveTimetable } from '@/domain/timetables/save-timetable'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { day, dayOrNothing, slotTerms } from './_fields'

const head = {
  code: z.string().max(100),
  timetableId: z.uuid(),
  /** The agreement to a preview; there only if the button below it was pressed. */
  agreed: z.string().max(100).optional(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
}

const patternForm = z.object({
  ...head,
  deed: z.enum(['create', 'change']),
  roomId: z.uuid(),
  seen: z.string().max(1000),
  weekdays: z.array(z.string().regex(/^[1-7]$/)).min(1, 'no_weekdays'),
  ...slotTerms,
  validFrom: day,
  validTo: dayOrNothing,
})

const endForm = z.object({ ...head, lastDay: day })

/** Shows what saving a pattern would do; sent with the agreement to that, saves it. */
export const savePatternAction = staffAction
  .inputSchema(formInput(patternForm, ['weekdays']), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, agreed = null, month, deed, roomId, timetableId, seen, ...form } = parsedInput
    const pattern = { ...form, weekdays: form.weekdays.map(Number), timetableId }
    const wish = deed === 'create' ? { ...pattern, deed, roomId } : { ...pattern, deed, seen }
    const result = await saveTimetable(ctx, { wish, agreed, month })
    if (!result.ok) return { ...answer(result), typed: typedIn(clientInput) }
    const done = deed === 'create' ? 'created' : 'changed'
    return goTo(paths.manageTimetable(code, result.timetableId, { done, saved: agreed ?? '' }))
  })

/** Shows what ending a pattern would do; sent with the agreement to that, ends it. */
export const endPatternAction = staffAction
  .inputSchema(formInput(endForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, agreed = null, month, timetableId, lastDay } = parsedInput
    const wish = { deed: 'end' as const, timetableId, lastDay }
    const result = await saveTimetable(ctx, { wish, agreed, month })
    if (!result.ok) return { ...answer(result), typed: typedIn(clientInput) }
    return goTo(paths.manageTimetable(code, timetableId, { done: 'ended', saved: agreed ?? '' }))
  })

/** A preview is an answer of its own; one that was agreed to and has changed since says so. */
function answer(result: Exclude<SaveTimetableResult, { ok: true }>) {
  if ('preview' in result) {
    return { refusal: null, preview: result.preview, stale: result.reason === 'effect_changed' }
  }
  const seen = result.reason === 'changed_meanwhile' ? result.seen : undefined
  return { refusal: result, preview: null, stale: false, seen }
}
