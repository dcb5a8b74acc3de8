'use server'

import { z } from 'zod'
import { codeStep, dropCodeStep, keepCodeStep, openCodeStep } from '@/app/_components/code-step'
import { confirmSession } from '@/domain/accounts/confirm-session'
import { codeSignIn } from '@/domain/accounts/inputs'
import { requestConfirmation } from '@/domain/accounts/request-confirmation'
import { askerOfRequest } from '@/lib/browser-cookie'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { waitOf, warnOfCeiling } from '@/lib/sent-code'

const withDestination = z.object({ next: z.string().optional() })
const entered = codeSignIn.extend({ ...withDestination.shape, step: z.string() })

/** Sends a code to one's own number and shows the form that takes it. */
export const sendConfirmationAction = signedInAction
  .inputSchema(formInput(withDestination), keepTyped)
  .stateAction(async ({ parsedInput: { next }, ctx }) => {
    const { accountId, phone } = ctx.actor
    const before = await codeStep('confirm', accountId)
    const by = await askerOfRequest()
    const sent = await requestConfirmation(ctx, { by, replaces: before?.codeId ?? null })
    if (!sent.ok) {
      warnOfCeiling(sent)
      return { reason: sent.reason, ...waitOf(ctx, sent) }
    }
    await keepCodeStep('confirm', { accountId, phone, codeId: sent.codeId })
    return goTo(paths.confirm(localPath(next)))
  })

/** Confirms this session by the code, and goes back to what is to be changed. */
export const enterConfirmationAction = signedInAction
  .inputSchema(formInput(entered), keepTyped)
  .stateAction(async ({ parsedInput: { code, next, step }, ctx }) => {
    const opened = openCodeStep('confirm', ctx.actor.accountId, step)
    if (!opened) return goTo(paths.confirm(localPath(next)))
    const by = await askerOfRequest()
    const result = await confirmSession(ctx, { codeId: opened.codeId, code, by })
    if (!result.ok) {
      const triesLeft = result.reason === 'code_wrong' ? result.triesLeft : null
      return { reason: result.reason, triesLeft }
    }
    await dropCodeStep('confirm')
    return goTo(localPath(next) ?? paths.profile())
  })
