'use server'

import { z } from 'zod'
import { severalLines } from '@/domain/shared/texts'
import { addSlot } from '@/domain/slots/add-slot'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { day, slotTerms, ticked } from '../../timetables/_fields'

const slotForm = z.object({
  code: z.string().max(100),
  roomId: z.uuid(),
  slotId: z.uuid(),
  day,
  ...slotTerms,
  confirmed: ticked,
  reason: z
    .string('reason_missing')
    .overwrite(severalLines)
    .min(1, 'reason_missing')
    .max(200, 'reason_long'),
})

/** Adds one slot and shows it; if refused, the form keeps what was typed. */
export const addSlotAction = staffAction
  .inputSchema(formInput(slotForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, ...input } = parsedInput
    const result = await addSlot(ctx, input)
    if (!result.ok) return { refusal: result, typed: typedIn(clientInput) }
    return goTo(paths.manageSlot(code, result.slotId, { done: 'added' }))
  })
