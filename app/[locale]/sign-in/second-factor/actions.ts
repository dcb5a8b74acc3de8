'use server'

import { z } from 'zod'
import {
  dropFactorStep,
  factorStep,
  keepFactorStep,
} from '@/app/[locale]/sign-in/second-factor/_factor-step'
import { confirmSecondFactor } from '@/domain/accounts/confirm-second-factor'
import { giveSecondFactor } from '@/domain/accounts/give-second-factor'
import { anyCode, appCode } from '@/domain/accounts/second-factor-inputs'
import { requireOffice } from '@/domain/accounts/second-factor-rules'
import { makeFactorSecret } from '@/domain/accounts/second-factor-secrets'
import { sessionIdOfRequest } from '@/lib/auth'
import { formInput, keepTyped } from '@/lib/form-input'
import { goTo, goToSignIn } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { limit } from '@/lib/rate-limit'
import { signedInAction } from '@/lib/safe-action'
import { sealing } from '@/lib/sealing'

const withDestination = z.object({ next: z.string().optional() })

/** Makes a secret and shows it, to be confirmed by a code; nothing counts before that. */
export const beginFactorAction = signedInAction
  .inputSchema(formInput(withDestination), keepTyped)
  .stateAction(async ({ parsedInput: { next }, ctx }) => {
    requireOffice(ctx.actor)
    await keepFactorStep(ctx.actor.accountId, makeFactorSecret())
    return goTo(paths.secondFactor(localPath(next)))
  })

/** Confirms the secret shown in this browser; the answer holds the recovery codes, this once. */
export const confirmFactorAction = signedInAction
  .inputSchema(formInput(withDestination.extend({ code: appCode })), keepTyped)
  .stateAction(async ({ parsedInput: { code, next }, ctx }) => {
    const { accountId } = ctx.actor
    await limit(ctx.db, 'second_factor_by_account', accountId)
    const sessionId = await sessionIdOfRequest()
    const secret = await factorStep(accountId)
    if (!sessionId) return goToSignIn(next)
    if (!secret) return goTo(paths.secondFactor(localPath(next)))
    const input = { sessionId, secret, code }
    const result = await confirmSecondFactor(ctx, input, sealing('second_factor'))
    if (!result.ok) return { reason: result.reason, recoveryCodes: null }
    await dropFactorStep()
    return { reason: null, recoveryCodes: result.recoveryCodes }
  })

/** Gives the second factor in this session and goes on to the page the person was going to. */
export const giveFactorAction = signedInAction
  .inputSchema(formInput(withDestination.extend({ code: anyCode })), keepTyped)
  .stateAction(async ({ parsedInput: { code, next }, ctx }) => {
    await limit(ctx.db, 'second_factor_by_account', ctx.actor.accountId)
    const sessionId = await sessionIdOfRequest()
    if (!sessionId) return goToSignIn(next)
    const result = await giveSecondFactor(ctx, { sessionId, code }, sealing('second_factor'))
    if (!result.ok) return { reason: result.reason }
    return goTo(localPath(next) ?? paths.manage())
  })
