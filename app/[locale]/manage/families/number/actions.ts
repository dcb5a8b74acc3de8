'use server'

import { z } from 'zod'
import { openCodeStep, sealCodeStep } from '@/app/_components/code-step'
import { codeSignIn, lostNumber } from '@/domain/accounts/inputs'
import { recordLostNumber } from '@/domain/accounts/record-lost-number'
import { requestLostNumber } from '@/domain/accounts/request-lost-number'
import { askerOfRequest } from '@/lib/browser-cookie'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { staffAction } from '@/lib/safe-action'
import { waitOf, warnOfCeiling } from '@/lib/sent-code'

const sending = lostNumber.extend({ wish: z.literal('send') })
const recording = lostNumber.extend({
  wish: z.literal('record'),
  code: codeSignIn.shape.code,
  step: z.string(),
})
const lost = z.discriminatedUnion('wish', [sending, recording])

/** Sends a code to the new number of a person at the desk; with that code, notes the change. */
export const lostNumberAction = staffAction
  .inputSchema(formInput(lost), keepTyped)
  .stateAction(async ({ parsedInput, ctx, clientInput }) => {
    const typed = typedIn(clientInput)
    const { accountId } = ctx.actor
    const by = await askerOfRequest()
    const { phone } = parsedInput
    const step = typed.step?.[0] ?? ''
    const opened = openCodeStep('lost', accountId, step)
    const own = opened?.phone === phone ? opened : null
    if (parsedInput.wish === 'record' && own) {
      const { oldPhone, identityCheck, code } = parsedInput
      const input = { oldPhone, phone, identityCheck, codeId: own.codeId, code, by }
      const result = await recordLostNumber(ctx, input)
      if (result.ok) return goTo(paths.lostNumber({ done: true }))
      return { reason: result.reason, seconds: 0, step, typed }
    }
    const sent = await requestLostNumber(ctx, { phone, by, replaces: own?.codeId ?? null })
    if (!sent.ok) {
      warnOfCeiling(sent)
      return { reason: sent.reason, seconds: waitOf(ctx, sent).seconds, step, typed }
    }
    const next = sealCodeStep('lost', { accountId, phone, codeId: sent.codeId })
    return { reason: null, seconds: 0, step: next, typed }
  })
