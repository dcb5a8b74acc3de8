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
import { askerOfRequest, browserKey, keepBrowser, signingBrowser } from '@/lib/browser-cookie'
import { formInput, keepTyped } from '@/lib/form-input'
import { typedIn } from '@/lib/form-state'
import { goTo } from '@/lib/go'
import { localPath, withNext } from '@/lib/local-path'
import { limit } from '@/lib/rate-limit'
import { publicAction } from '@/lib/safe-action'
import { waitOf, warnOfCeiling } from '@/lib/sent-code'

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
    const waiting = await signInStep()
    const own = waiting?.phone === phone ? waiting : null
    const sent = await sendCode(ctx, phone, own?.codeId ?? null)
    if (sent.ok) {
      const { codeId, againFrom } = sent
      await keepSignInStep({ phone, codeId, next: localPath(next), againFrom: againFrom.getTime() })
      return goTo('/sign-in/code')
    }
    // A code already on its way to this browser's number is entered, not sent again.
    if (own && sent.reason === 'code_just_sent') {
      await keepSignInStep({ ...own, next: localPath(next), againFrom: sent.againFrom.getTime() })
      return goTo('/sign-in/code')
    }
    const reason = sent.reason === 'code_just_sent' ? ('number_busy' as const) : sent.reason
    return { reason, seconds: waitOf(ctx, sent).seconds, typed: typedIn(clientInput) }
  })

/** Sends another code to the number of the form's sign-in. */
export const sendAgainAction = publicAction
  .use(ofStep)
  .inputSchema(formInput(z.object({})), keepTyped)
  .stateAction(async ({ ctx: { step, ...ctx } }) => {
    if (!step) return goTo(ended)
    const sent = await sendCode(ctx, step.phone, step.codeId)
    if (!sent.ok) return { reason: sent.reason, ...waitOf(ctx, sent), serverNow: ctx.now.getTime() }
    const { codeId, againFrom } = sent
    await keepSignInStep({ ...step, codeId, againFrom: againFrom.getTime() })
    return goTo('/sign-in/code?again=1')
  })

/** Signs in with the code sent for the form's sign-in. */
export const enterCodeAction = publicAction
  .use(ofStep)
  .inputSchema(formInput(codeSignIn), keepTyped)
  .stateAction(async ({ parsedInput: { code }, ctx: { step, ...ctx } }) => {
    if (!step) return goTo(ended)
    const by = await tryingBrowser(ctx)
    const { phone, codeId } = step
    const language = await getLocale()
    const result = await signInWithCode(ctx, { phone, codeId, code, language, by })
    if (!result.ok) {
      return {
        reason: result.reason,
        triesLeft: result.reason === 'code_wrong' ? result.triesLeft : null,
        typed: {},
      }
    }
    await dropSignInStep()
    return enter(ctx, { ...result, by }, step.next)
  })

/** Signs in with number and password. */
export const enterPasswordAction = publicAction
  .inputSchema(formInput(passwordSignIn.extend(withDestination.shape)), keepTyped)
  .stateAction(async ({ parsedInput: { phone, password, next }, ctx, clientInput }) => {
    const by = await tryingBrowser(ctx)
    const result = await signInWithPassword(ctx, { phone, password, by })
    if (!result.ok) {
      const seconds = waitOf(ctx, result).seconds
      return { reason: result.reason, seconds, typed: typedIn(clientInput) }
    }
    return enter(ctx, { ...result, by }, localPath(next))
  })

async function sendCode(ctx: Ctx, phone: string, replaces: string | null) {
  const [by, language] = await Promise.all([askerOfRequest(), getLocale()])
  const sent = await requestSignInCode(ctx, { phone, language, by, replaces })
  if (!sent.ok) warnOfCeiling(sent)
  return sent
}

/** Counts a try to sign in, and answers the browser that tries. */
async function tryingBrowser(ctx: Ctx) {
  const { browserSecret, network } = await askerOfRequest()
  if (browserSecret) await limit(ctx.db, 'tries_by_browser', browserKey(browserSecret))
  else await limit(ctx.db, 'tries_by_address', network)
  return signingBrowser()
}

/** A new person first says who they are; the others go on with what they came for. */
async function enter(
  ctx: Ctx,
  session: { sessionId: string; accountId: string; by: { browserSecret: string } },
  next: string | null,
): Promise<never> {
  await keepSession(session.sessionId)
  await keepBrowser(session.by)
  const account = await actorOfAccount(ctx.db.read, session.accountId)
  if (!account?.name) return goTo(withNext('/my/profile?first=1', next))
  return goTo(next ?? (account.roles.length > 0 ? '/manage' : '/my'))
}
