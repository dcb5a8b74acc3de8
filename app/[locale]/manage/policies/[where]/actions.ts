'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { previewPolicy } from '@/domain/administration/preview-policy'
import { notNow, setPolicy } from '@/domain/administration/set-policy'
import { withdrawPolicy } from '@/domain/administration/withdraw-policy'
import { policyInput } from '@/domain/policies/inputs'
import { readPolicies } from '@/domain/policies/read-policies'
import { settingProblems } from '@/domain/policies/rules'
import type { Ctx } from '@/domain/shared/context'
import { severalLines } from '@/domain/shared/texts'
import { isDay } from '@/domain/shared/time'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { settingsTyped } from '../_typed'
import type { Refusal } from './_refusal-text'

const reason = z.string().overwrite(severalLines).max(300, 'reason_long')

const policyForm = z
  .object({
    where: z.string().max(120),
    effectiveFrom: z.string('day_missing').refine(isDay, 'day_missing'),
    reason,
    confirmed: z.literal('yes').optional(),
    do: z.enum(['preview', 'save']),
  })
  .catchall(z.string().max(300))

/** Shows what the typed rules would do, or saves them and shows the place again. */
export const savePolicyAction = staffAction
  .inputSchema(formInput(policyForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { where, effectiveFrom, do: deed, confirmed } = parsedInput
    const { settings, problems: unread } = settingsTyped(parsedInput)
    const problems = [...unread, ...settingProblems(settings)]
    if (problems.length > 0) {
      const late = notNow(ctx, { settings, effectiveFrom })?.reason === 'effective_in_past'
      return refused({ reason: 'invalid', problems, late }, clientInput)
    }
    const input = policyInput.parse({
      target: (await readPolicies(ctx, { where })).place.target,
      effectiveFrom,
      reason: parsedInput.reason || null,
      settings,
      confirmed: confirmed === 'yes',
    })
    if (deed === 'preview') {
      const seen = await previewPolicy(ctx, input)
      return seen.ok ? previewed(seen, clientInput) : refused(seen, clientInput)
    }
    const result = await setPolicy(ctx, input)
    if (result.ok) return goTo(paths.managePolicies(where, { from: effectiveFrom, done: 'saved' }))
    if (result.reason !== 'leaves_shortfall') return refused(result, clientInput)
    return refusedShort(ctx, input, result.worse.length, clientInput)
  })

const withdrawForm = z.object({
  where: z.string().max(120),
  policyId: z.uuid(),
  withdrawReason: reason,
  withdrawConfirmed: z.literal('yes').optional(),
})

/** Takes back a change to come and shows the place again. */
export const withdrawPolicyAction = staffAction
  .inputSchema(formInput(withdrawForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { where, policyId, withdrawReason, withdrawConfirmed } = parsedInput
    const result = await withdrawPolicy(ctx, {
      policyId,
      reason: withdrawReason || null,
      confirmed: withdrawConfirmed === 'yes',
    })
    if (result.ok) return goTo(paths.managePolicies(where, { done: 'withdrawn' }))
    if (result.reason !== 'leaves_shortfall') return refused(result, clientInput)
    const { reason, worse } = result
    return refused({ reason, count: worse.length }, clientInput)
  })

type Previewed = Extract<Awaited<ReturnType<typeof previewPolicy>>, { ok: true }>

function previewed({ effectiveFrom, rooms, measured, summary }: Previewed, clientInput: unknown) {
  const preview = { from: effectiveFrom, rooms, measured, ...summary }
  return { preview, refusal: undefined, typed: typedIn(clientInput) }
}

/** A refusal with the preview that says what would fall short. */
async function refusedShort(
  ctx: Ctx,
  input: z.infer<typeof policyInput>,
  count: number,
  clientInput: unknown,
) {
  const seen = await previewPolicy(ctx, input)
  const { preview } = seen.ok ? previewed(seen, clientInput) : { preview: undefined }
  const refusal: Refusal = { reason: 'leaves_shortfall', count }
  return { preview, refusal, typed: typedIn(clientInput) }
}

/** The page around the form is drawn again, so that it shows the rules as they are now. */
function refused(refusal: Refusal, clientInput: unknown) {
  refresh()
  return { preview: undefined, refusal, typed: typedIn(clientInput) }
}
