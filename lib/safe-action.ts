import { notFound } from 'next/navigation'
import { createSafeActionClient } from 'next-safe-action'
import { requireAccount } from '@/domain/shared/actor'
import { selectNow } from '@/domain/shared/clock-queries'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { askerOfRequest, browserKey } from './browser-cookie'
import { noteBegun } from './busy-request'
import { pageContext } from './context'
import { longDatabase } from './database'
import { faultOf } from './fault'
import { typedIn } from './form-state'
import { goToSignIn, pageOfAction, secondFactorFirst } from './go'
import { limit } from './rate-limit'

/** Faults are translated once, here: two lead to other pages, the rest leaves the form as typed. */
const client = createSafeActionClient({
  async handleServerError(error, { clientInput }) {
    if (error instanceof NotFound) notFound()
    if (error instanceof SignInNeeded) return goToSignIn(await pageOfAction())
    return { fault: faultOf(error), typed: typedIn(clientInput) }
  },
})

/** For anybody: `ctx` says who acts, if they signed in. Limited by what is known best of who acts. */
export const publicAction = client.use(async ({ next }) => {
  const ctx = await actionContext()
  return next({ ctx })
})

/** For signed-in people; others go to the sign-in and come back. Limited by account. */
export const signedInAction = client.use(async ({ next }) => {
  const ctx = await actionContext()
  return next({ ctx: { ...ctx, actor: requireAccount(ctx.actor) } })
})

/**
 * For people with any role in force; its scope is for the use case to check. Others find nothing.
 * What staff press may take long, and has connections of its own.
 */
export const staffAction = client.use(async ({ next }) => {
  const ctx = await actionContext()
  const actor = requireAccount(ctx.actor)
  if (actor.secondFactor) await secondFactorFirst(await pageOfAction())
  if (actor.roles.length === 0) throw new NotFound()
  return next({ ctx: { ...ctx, actor, db: longDatabase() } })
})

/**
 * What is done is decided by the database's clock, which every process of the site shares. By address only
 * those are counted of whom nothing better is known: others behind it must not be refused for them.
 */
async function actionContext(): Promise<Ctx> {
  noteBegun()
  const ctx = await pageContext()
  if (ctx.actor.kind === 'account') {
    await limit(ctx.db, 'writes_by_account', ctx.actor.accountId)
    return ctx
  }
  const { browserSecret, network } = await askerOfRequest()
  if (browserSecret) await limit(ctx.db, 'writes_by_browser', browserKey(browserSecret))
  else await limit(ctx.db, 'writes_by_address', network)
  return { ...ctx, now: await selectNow(ctx.db.read) }
}
