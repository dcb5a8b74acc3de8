'use server'

import { z } from 'zod'
import { openChildLog } from '@/domain/log/open-child-log'
import { oneLine } from '@/domain/shared/texts'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

const childForm = z
  .object({
    childId: z.uuid().optional(),
    childName: z.string().overwrite(oneLine).max(60, 'name_missing').optional(),
    childReason: z
      .string('reason_missing')
      .overwrite(oneLine)
      .min(2, 'reason_missing')
      .max(200, 'reason_long'),
  })
  .refine(({ childId, childName }) => childId || childName, {
    error: 'name_missing',
    path: ['childName'],
  })

/** Notes why a child's records are opened, and shows them. */
export const openChildLogAction = staffAction
  .inputSchema(formInput(childForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { childId, childName, childReason } = parsedInput
    const result = await openChildLog(ctx, { childId, childName, reason: childReason })
    if (!result.ok) return { refusal: result, typed: typedIn(clientInput) }
    return goTo(paths.manageLog({ child: result.childId }))
  })
