'use server'

import { decideAlike } from '@/domain/children/decide-alike'
import { alikeDecision } from '@/domain/children/inputs'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'

/** Notes whether a record is the child it resembles, and shows the rest of the list. */
export const decideAlikeAction = staffAction
  .inputSchema(formInput(alikeDecision), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const result = await decideAlike(ctx, parsedInput)
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return goTo(paths.alikeChildren({ done: true }))
  })
