'use server'

import { createMiddleware } from 'next-safe-action'
import { z } from 'zod'
import {
  dropFactorStep,
  keepFactorStep,
  openFactorStep,
} from '@/app/[locale]/sign-in/second-factor/_factor-step'
import { confirmSecondFactor } from '@/domain/accounts/confirm-second-factor'
import { giveSecondFactor } from '@/domain/accounts/give-second-factor'
import { anyCode, appCode } from '@/domain/accounts/second-factor-inputs'
import { requireOffice } from '@/domain/accounts/second-factor-rules'
import { makeFactorSecret } from '@/domain/accounts/second-factor-secrets'
import type { Account } from '@/domain/shared/actor'
import { sessionIdOfRequest } from '@/lib/auth'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo, goToSignIn } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { signedInAction } from '@/lib/safe-action'
import { sealing } from '@/lib/sealing'

const withDestination = z.object({ next: z.string().optional() })
/** Whose form it is: in another tab somebody else may have signed in meanwhile. */
const ofAccount = withDestination.extend({ account: z.string().default('') })

/**
 * For the form that confirms a secret: the form says which, since another tab may have begun with another.
 * The form's own is then the one that is shown again.
 */
const ofStep = createMiddleware<{ ctx: { actor: Account } }>().define(
  async ({ clientInput, ctx, next }) => {
    const { accountId } = ctx.actor
    const secret = openFactorStep(accountId, typedIn(clientInput).step?.[0] ?? '')
    if (secret) await keepFactorStep(accountId, secret)
    return next({ ctx: { secret } })
  },
)

/** Makes a secret and shows it, to be confirmed by a code; nothing counts before that. */
export const beginFactorAction = signedInAction
  .inputSchema(formInput(withDestination), keepTyped)
  .stateAction(async ({ parsedInput: { next }, ctx }) => {
    requireOffice(ctx.actor)
    await keepFactorStep(ctx.actor.accountId, makeFactorSecret())
    return goTo(paths.secondFactor(localPath(next)))
  })

/** Confirms the secret shown with the form; the answer holds the recovery codes, this once. */
export const confirmFactorAction = signedInAction
  .use(ofStep)
  .inputSchema(formInput(ofAccount.extend({ code: appCode })), keepTyped)
  .stateAction(async ({ parsedInput: { code, next, account }, ctx: { secret, ...ctx } }) => {
    const { accountId } = ctx.actor
    if (account !== accountId) return { reason: 'other_account' as const, recoveryCodes: null }
    const sessionId = await sessionIdOfRequest()
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
  .inputSchema(formInput(ofAccount.extend({ code: anyCode })), keepTyped)
  .stateAction(async ({ parsedInput: { code, next, account }, ctx }) => {
    if (account !== ctx.actor.accountId) return { reason: 'other_account' as const, seconds: 0 }
    const sessionId = await sessionIdOfRequest()
    if (!sessionId) return goToSignIn(next)
    const result = await giveSecondFactor(ctx, { sessionId, code }, sealing('second_factor'))
    if (!result.ok) {
      const againFrom = result.reason === 'factor_paused' ? result.againFrom : ctx.now
      const seconds = Math.max(1, Math.ceil((againFrom.getTime() - ctx.now.getTime()) / 1000))
      return { reason: result.reason, seconds }
    }
    return goTo(localPath(next) ?? paths.manage())
  })
