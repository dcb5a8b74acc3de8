'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { applyRosterTemplate } from '@/domain/roster/apply-roster-template'
import { copyWeekRoster } from '@/domain/roster/copy-week-roster'
import { deleteRosterTemplate } from '@/domain/roster/delete-roster-template'
import { applyTemplateInput, copyWeekInput, personShiftInput } from '@/domain/roster/inputs'
import { rosterProblem } from '@/domain/roster/rules'
import { saveRosterTemplate } from '@/domain/roster/save-roster-template'
import { setPersonShift } from '@/domain/roster/set-person-shift'
import { oneLine } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { toldOf } from './_told'

const day = z.string().refine(isDay, 'wrong')
/** The page the form is on: the room's code and the week shown. */
const place = { code: z.string().max(100), monday: day }
const agreed = z.literal('yes').optional()
/** `overwrite` is the text of the shifts that may be replaced (`has_shifts`). */
const agreement = { confirmed: agreed, overwrite: z.string().max(20).optional() }
const time = z.string().max(5)

/** What the form showed of each person's days, as JSON: a short text by person and day. */
const shownDays = z
  .string()
  .max(20_000)
  .transform((text, context): Record<string, Record<string, string>> => {
    const read = z.record(z.string(), z.record(z.string(), z.string())).safeParse(jsonIn(text))
    if (read.success) return read.data
    context.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  })

const shiftForm = z
  .object({
    ...place,
    who: z.uuid('who_missing'),
    days: z.array(day).min(1, 'days_missing').max(31),
    from: time,
    to: time,
    breakFrom: time.default(''),
    breakTo: time.default(''),
    off: z.string().optional(),
    confirmed: agreed,
    seen: shownDays,
  })
  .transform((form, context) => {
    const { who: caregiverId, days, confirmed } = form
    const head = { ...form, caregiverId, days, confirmed: confirmed === 'yes' }
    if (form.off !== undefined) return { ...head, shift: null }
    const wrong = (field: string, message: string) => {
      context.addIssue({ code: 'custom', message, path: [field] })
      return z.NEVER
    }
    if (!form.from) return wrong('from', 'time_missing')
    if (!form.to) return wrong('to', 'time_missing')
    if (Boolean(form.breakFrom) !== Boolean(form.breakTo)) {
      return wrong(form.breakFrom ? 'breakTo' : 'breakFrom', 'break_missing')
    }
    const breaks = form.breakFrom ? [{ fromTime: form.breakFrom, toTime: form.breakTo }] : []
    const shift = { fromTime: form.from, toTime: form.to, breaks }
    const problem = rosterProblem([{ ...shift, caregiverId }])
    if (problem) return wrong(problem.reason.includes('break') ? 'breakTo' : 'to', problem.reason)
    if (!personShiftInput.safeParse({ caregiverId, days, shift, confirmed: true }).success) {
      return wrong('from', 'wrong')
    }
    return { ...head, shift }
  })

/** Puts one person on duty on the days chosen, or off, and shows the week again. */
export const personShiftAction = staffAction
  .inputSchema(formInput(shiftForm, ['days']), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, monday, caregiverId, days, shift, confirmed } = parsedInput
    const seen = parsedInput.seen[caregiverId] ?? {}
    const result = await setPersonShift(ctx, { caregiverId, days, shift, confirmed, seen })
    // The week around the form is shown as it is now; the form keeps what was typed.
    if (!result.ok && result.reason === 'changed_meanwhile') refresh()
    if (!result.ok) return { ...(await toldOf(result)), typed: typedIn(clientInput) }
    return goTo(paths.manageWeek(code, { day: monday, done: 'shift' }))
  })

const copyForm = z.object({ ...place, ...agreement, roomId: z.uuid(), toMonday: day })

/** Copies the week shown to another and shows that one. */
export const copyWeekAction = staffAction
  .inputSchema(formInput(copyForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, roomId, monday: fromMonday, toMonday } = parsedInput
    const asked = copyWeekInput.parse({ roomId, fromMonday, toMonday, ...agreedIn(parsedInput) })
    const result = await copyWeekRoster(ctx, asked)
    if (!result.ok) return { ...(await toldOf(result)), typed: typedIn(clientInput) }
    return goTo(paths.manageWeek(code, { day: toMonday, done: 'copied', left: result.left }))
  })

const templateForm = z.object({
  ...place,
  roomId: z.uuid(),
  templateDay: day,
  templateName: z
    .string()
    .overwrite(oneLine)
    .min(1, 'template_name_missing')
    .refine((text) => [...text].length <= 40, 'template_name_missing'),
})

/** Keeps a day's roster as a template. */
export const saveTemplateAction = staffAction
  .inputSchema(formInput(templateForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, monday, roomId, templateDay, templateName: name } = parsedInput
    const result = await saveRosterTemplate(ctx, { roomId, day: templateDay, name })
    if (!result.ok) return { ...(await toldOf(result)), typed: typedIn(clientInput) }
    return goTo(paths.manageWeek(code, { day: monday, done: 'template' }))
  })

const applyForm = z.object({
  ...place,
  ...agreement,
  templateId: z.uuid('template_missing'),
  templateDays: z.array(day).min(1, 'days_missing').max(31),
})

/** Lays a template over days of the week shown. */
export const applyTemplateAction = staffAction
  .inputSchema(formInput(applyForm, ['templateDays']), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, monday, templateId, templateDays: days } = parsedInput
    const asked = applyTemplateInput.parse({ templateId, days, ...agreedIn(parsedInput) })
    const result = await applyRosterTemplate(ctx, asked)
    if (!result.ok) return { ...(await toldOf(result)), typed: typedIn(clientInput) }
    return goTo(paths.manageWeek(code, { day: monday, done: 'applied', left: result.left }))
  })

const deleteForm = z.object({ ...place, templateId: z.uuid() })

/** Takes a template away. */
export const deleteTemplateAction = staffAction
  .inputSchema(formInput(deleteForm), keepTyped)
  .stateAction(async ({ parsedInput: { code, monday, templateId }, ctx }) => {
    await deleteRosterTemplate(ctx, { templateId })
    return goTo(paths.manageWeek(code, { day: monday, done: 'templateGone' }))
  })

function agreedIn(form: { confirmed?: 'yes' | undefined; overwrite?: string | undefined }) {
  return { confirmed: form.confirmed === 'yes', overwrite: form.overwrite ?? false }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
