'use server'

import { z } from 'zod'
import { addCaregiver } from '@/domain/roster/add-caregiver'
import { qualifications } from '@/domain/roster/qualification-rules'
import { saveCaregiver } from '@/domain/roster/save-caregiver'
import { oneLine } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { toldOf } from './_told'

const agreed = z.literal('yes').optional()
const place = { code: z.string().max(100), monday: z.string().refine(isDay, 'wrong') }

const person = {
  name: z
    .string()
    .overwrite(oneLine)
    .min(1, 'name_missing')
    .refine((text) => [...text].length <= 60, 'name_missing'),
  qualification: z.union([z.literal(''), z.enum(qualifications)], 'wrong'),
  qualifiedUntil: z
    .string()
    .overwrite(oneLine)
    .refine((text) => text === '' || isDay(text), 'date_wrong'),
  countsForRatio: agreed,
}

type Person = z.infer<z.ZodObject<typeof person>>

function fieldsOf({ name, qualification, qualifiedUntil, countsForRatio }: Person) {
  return {
    name,
    qualification: qualification === '' ? null : qualification,
    qualifiedUntil: qualifiedUntil === '' ? null : qualifiedUntil,
    countsForRatio: countsForRatio === 'yes',
  }
}

const addForm = z.object({
  ...place,
  ...person,
  roomId: z.uuid(),
  kind: z.enum(['caregiver', 'health_worker'], 'wrong'),
})

/** Enters somebody on the staff and shows the week again. */
export const addCaregiverAction = staffAction
  .inputSchema(formInput(addForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, monday, roomId, kind, ...rest } = parsedInput
    const fields = fieldsOf(rest)
    // The box is ticked for anyone who is entered; it does not apply to a health worker.
    if (kind === 'health_worker') fields.countsForRatio = false
    const result = await addCaregiver(ctx, { roomId, kind, ...fields })
    if (!result.ok) return { ...(await toldOf(result)), typed: typedIn(clientInput) }
    return goTo(paths.manageWeek(code, { day: monday, done: 'added' }))
  })

const saveForm = z.object({
  ...place,
  ...person,
  caregiverId: z.uuid(),
  active: agreed,
  confirmed: agreed,
  seen: z.string().max(20),
})

/** Changes somebody on the staff and shows the week again. */
export const saveCaregiverAction = staffAction
  .inputSchema(formInput(saveForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, monday, caregiverId, active, confirmed, seen, ...rest } = parsedInput
    const result = await saveCaregiver(ctx, {
      caregiverId,
      ...fieldsOf(rest),
      active: active === 'yes',
      confirmed: confirmed === 'yes',
      seen,
    })
    if (!result.ok) {
      const now = result.reason === 'changed_meanwhile' ? result.seen : undefined
      return { ...(await toldOf(result)), seen: now, typed: typedIn(clientInput) }
    }
    return goTo(paths.manageWeek(code, { day: monday, done: 'person' }))
  })
