'use server'

import { z } from 'zod'
import { previewPolicy } from '@/domain/administration/preview-policy'
import { savePolicy } from '@/domain/administration/save-policy'
import { notNow } from '@/domain/administration/set-policy'
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
    seen: z.string().max(100),
    /** The agreement to a preview; empty if none was shown. */
    agreed: z.string().max(100),
  })
  .catchall(z.string().max(300))

/** Shows what the typed rules would do; sent with the agreement to that, saves them and shows the place. */
export const savePolicyAction = staffAction
  .inputSchema(formInput(policyForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { where, effectiveFrom, do: deed, confirmed, seen } = parsedInput
    const agreed = parsedInput.agreed || null
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
    const result = await savePolicy(ctx, { ...input, seen, agreed, check: deed === 'preview' })
    if (result.ok) {
      const shown = { from: effectiveFrom, done: 'saved', saved: result.seen }
      return goTo(paths.managePolicies(where, shown))
    }
    if ('preview' in result) return previewed(result, clientInput)
    if (result.reason !== 'leaves_shortfall') return refused(result, clientInput)
    return refusedShort(ctx, input, result.worse.length, { clientInput, agreed })
  })

const withdrawForm = z.object({
  where: z.string().max(120),
  policyId: z.uuid(),
  withdrawReason: reason,
  withdrawConfirmed: z.literal('yes').optional(),
  seen: z.string().max(100),
})

/** Takes back a change to come and shows the place again. */
export const withdrawPolicyAction = staffAction
  .inputSchema(formInput(withdrawForm), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const { where, policyId, withdrawReason, withdrawConfirmed, seen } = parsedInput
    const result = await withdrawPolicy(ctx, {
      policyId,
      reason: withdrawReason || null,
      confirmed: withdrawConfirmed === 'yes',
      seen,
    })
    if (result.ok) return goTo(paths.managePolicies(where, { done: 'withdrawn' }))
    if (result.reason !== 'leaves_shortfall') return refused(result, clientInput)
    const { reason, worse } = result
    return refused({ reason, count: worse.length }, clientInput)
  })

type Previewed = Extract<Awaited<ReturnType<typeof previewPolicy>>, { ok: true }>
type Shown = Extract<Awaited<ReturnType<typeof savePolicy>>, { preview: object }>

/** A preview with the agreement to it; one nobody asked for says why it is shown. */
function previewed({ reason, preview: { agreement, ...shown } }: Shown, clientInput: unknown) {
  const refusal: Refusal | undefined = reason === 'checked' ? undefined : { reason }
  return answer({ preview: viewOf(shown), agreed: agreement, refusal }, clientInput)
}

function viewOf({ effectiveFrom, rooms, measured, summary }: Previewed) {
  return { from: effectiveFrom, rooms, measured, ...summary }
}

/** A refusal with the preview that says what would fall short. */
async function refusedShort(
  ctx: Ctx,
  input: z.infer<typeof policyInput>,
  count: number,
  { clientInput, agreed }: { clientInput: unknown; agreed: string | null },
) {
  const seen = await previewPolicy(ctx, input)
  const refusal: Refusal = { reason: 'leaves_shortfall', count }
  const preview = seen.ok ? viewOf(seen) : undefined
  return answer({ preview, agreed: agreed ?? undefined, refusal }, clientInput)
}

function refused(refusal: Refusal, clientInput: unknown) {
  return answer({ refusal }, clientInput)
}

/** Nothing around the form is drawn again: what was typed, and what was seen, stays. */
function answer(
  told: {
    preview?: ReturnType<typeof viewOf> | undefined
    agreed?: string | undefined
    refusal: Refusal | undefined
  },
  clientInput: unknown,
) {
  const seen = told.refusal?.reason === 'changed_meanwhile' ? told.refusal.seen : undefined
  return {
    preview: told.preview,
    agreed: told.agreed,
    refusal: told.refusal,
    seen,
    typed: typedIn(clientInput),
  }
}
