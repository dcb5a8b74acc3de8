'use server'

import { z } from 'zod'
import { severalLines } from '@/domain/shared/texts'
import { removeSlot } from '@/domain/slots/remove-slot'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const removeForm = z.object({
  code: z.string().max(100),
  slotId: z.uuid(),
  removeReason: z
    .string('reason_missing')
    .overwrite(severalLines)
    .min(1, 'reason_missing')
    .max(200, 'reason_long'),
})

/** Removes a single slot and shows its day. */
export const removeSlotAction = staffAction
  .inputSchema(formInput(removeForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { code, slotId, removeReason } = parsedInput
    const result = await removeSlot(ctx, { slotId, reason: removeReason })
    if (!result.ok) return { refusal: result, typed: typedIn(clientInput) }
    return goTo(paths.manageRoom(code, { day: result.day, done: 'slotRemoved' }))
  })
