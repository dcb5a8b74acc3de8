'use server'

import { z } from 'zod'
import { codeStep, dropCodeStep, keepCodeStep, openCodeStep } from '@/app/_components/code-step'
import { changeNumber } from '@/domain/accounts/change-number'
import { codeRequest, codeSignIn } from '@/domain/accounts/inputs'
import { requestNewNumber } from '@/domain/accounts/request-new-number'
import { askerOfRequest } from '@/lib/browser-cookie'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { waitOf, warnOfCeiling } from '@/lib/sent-code'

/** Sends a code to the number that the account is to have. */
export const sendToNewNumberAction = signedInAction
  .inputSchema(formInput(codeRequest), keepTyped)
  .stateAction(async ({ parsedInput: { phone }, ctx, clientInput }) => {
    const { accountId } = ctx.actor
    const before = await codeStep('number', accountId)
    const replaces = before?.phone === phone ? before.codeId : null
    const sent = await requestNewNumber(ctx, { phone, by: await askerOfRequest(), replaces })
    if (!sent.ok) {
      warnOfCeiling(sent)
      return { reason: sent.reason, ...waitOf(ctx, sent), typed: typedIn(clientInput) }
    }
    await keepCodeStep('number', { accountId, phone, codeId: sent.codeId })
    return goTo(paths.newNumber())
  })

/** Changes the number by the code that was sent to it. */
export const changeNumberAction = signedInAction
  .inputSchema(formInput(codeSignIn.extend({ step: z.string() })), keepTyped)
  .stateAction(async ({ parsedInput: { code, step }, ctx }) => {
    const opened = openCodeStep('number', ctx.actor.accountId, step)
    if (!opened) return goTo(paths.newNumber())
    const { phone, codeId } = opened
    const result = await changeNumber(ctx, { phone, codeId, code, by: await askerOfRequest() })
    if (!result.ok) {
      const triesLeft = result.reason === 'code_wrong' ? result.triesLeft : null
      return { reason: result.reason, triesLeft }
    }
    await dropCodeStep('number')
    return goTo(`${paths.profile()}?number=changed`)
  })
