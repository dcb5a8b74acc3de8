'use server'

import { getLocale } from 'next-intl/server'
import { createMiddleware } from 'next-safe-action'
import { z } from 'zod'
import {
  dropSignInStep,
  keepSignInStep,
  openSignInStep,
  signInStep,
} from '@/app/[locale]/sign-in/_sign-in-step'
import { actorOfAccount } from '@/domain/accounts/actor-of-session'
import { codeRequest, codeSignIn, passwordSignIn } from '@/domain/accounts/inputs'
import { requestSignInCode } from '@/domain/accounts/request-sign-in-code'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { signInWithPassword } from '@/domain/accounts/sign-in-with-password'
import type { Ctx } from '@/domain/shared/context'
import { keepSession } from '@/lib/auth'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { localPath, withNext } from '@/lib/local-path'
import { limit } from '@/lib/rate-limit'
import { publicAction } from '@/lib/safe-action'
import { clientNetwork } from '@/lib/site-address'

const withDestination = z.object({ next: z.string().optional() })
/** Where to begin again, and hear why. */
const ended = '/sign-in?ended=1'

/**
 * For the forms of a sign-in under way: the form says which, since the browser may have begun another one in
 * another tab. The form's own is then the one that is shown again.
 */
const ofStep = createMiddleware().define(async ({ clientInput, next }) => {
  const step = openSignInStep(typedIn(clientInput).step?.[0] ?? '')
  if (step) await keepSignInStep(step)
  return next({ ctx: { step } })
})

/** Sends a code and goes to the page that asks for it; the same whether the number is known or not. */
export const sendCodeAction = publicAction
  .inputSchema(formInput(codeRequest.extend(withDestination.shape)), keepTyped)
  .stateAction(async ({ parsedInput: { phone, next }, ctx, clientInput }) => {
    const sent = await sendCode(ctx, phone)
    const waiting = await signInStep()
    // A code already on its way to this browser's number is entered, not sent again.
    if (!sent.ok && waiting?.phone !== phone) {
      return {
        reason: sent.reason,
        seconds: secondsUntil(ctx, sent.againFrom),
        typed: typedIn(clientInput),
      }
    }
    await keepSignInStep({ phone, next: localPath(next), againFrom: sent.againFrom.getTime() })
    return goTo('/sign-in/code')
  })

/** Sends another code to the number of the form's sign-in. */
export const sendAgainAction = publicAction
  .use(ofStep)
  .inputSchema(formInput(z.object({})), keepTyped)
  .stateAction(async ({ ctx: { step, ...ctx } }) => {
    if (!step) return goTo(ended)
    const sent = await sendCode(ctx, step.phone)
    if (!sent.ok) {
      const againFrom = sent.againFrom.getTime()
      const seconds = secondsUntil(ctx, sent.againFrom)
      return { reason: sent.reason, seconds, againFrom, serverNow: ctx.now.getTime() }
    }
    await keepSignInStep({ ...step, againFrom: sent.againFrom.getTime() })
    return goTo('/sign-in/code?again=1')
  })

/** Signs in with the code sent to the number of the form's sign-in. */
export const enterCodeAction = publicAction
  .use(ofStep)
  .inputSchema(formInput(codeSignIn), keepTyped)
  .stateAction(async ({ parsedInput: { code }, ctx: { step, ...ctx } }) => {
    if (!step) return goTo(ended)
    await countTry(ctx, step.phone)
    const language = await getLocale()
    const result = await signInWithCode(ctx, { phone: step.phone, code, language })
    if (!result.ok) {
      return {
        reason: result.reason,
        triesLeft: result.reason === 'code_wrong' ? result.triesLeft : null,
        typed: {},
      }
    }
    await dropSignInStep()
    return enter(ctx, result, step.next)
  })

/** Signs in with number and password. */
export const enterPasswordAction = publicAction
  .inputSchema(formInput(passwordSignIn.extend(withDestination.shape)), keepTyped)
  .stateAction(async ({ parsedInput: { phone, password, next }, ctx, clientInput }) => {
    await countTry(ctx, phone)
    const result = await signInWithPassword(ctx, { phone, password })
    if (!result.ok) return { reason: result.reason, typed: typedIn(clientInput) }
    return enter(ctx, result, localPath(next))
  })

async function sendCode(ctx: Ctx, phone: string) {
  await limit(ctx.db, 'codes_by_address', await clientNetwork())
  await limit(ctx.db, 'codes_by_phone', phone)
  return requestSignInCode(ctx, { phone, language: await getLocale() })
}

function secondsUntil({ now }: Ctx, instant: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / 1000))
}

async function countTry(ctx: Ctx, phone: string): Promise<void> {
  await limit(ctx.db, 'tries_by_address', await clientNetwork())
  await limit(ctx.db, 'tries_by_phone', phone)
}

/** A new person first says who they are; the others go on with what they came for. */
async function enter(
  ctx: Ctx,
  session: { sessionId: string; accountId: string },
  next: string | null,
): Promise<never> {
  await keepSession(session.sessionId)
  const account = await actorOfAccount(ctx.db.read, session.accountId)
  if (!account?.name) return goTo(withNext('/my/profile?first=1', next))
  return goTo(next ?? (account.roles.length > 0 ? '/manage' : '/my'))
}
