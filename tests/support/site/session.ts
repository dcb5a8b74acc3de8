import { actorOfAccount } from '@/domain/accounts/actor-of-session'
import { insertSession } from '@/domain/accounts/queries'
import { registerAccount } from '@/domain/accounts/register-account'
import { sessionExpiry } from '@/domain/accounts/rules'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { type Ctx, writing } from '@/domain/shared/context'
import { sessionCookie } from '@/lib/session-cookie'
import { sealSession } from '@/lib/session-token'
import { runningSite, siteDatabase } from './running'

/**
 * A session of the holder of a number (E.164) in the site's database, and the cookie that carries
 * it. A new number gets an account with a name that has agreed to the child-data rule, unless the options
 * say otherwise.
 */
export async function makeSession(
  phone: string,
  { consent = true } = {},
): Promise<{ name: string; value: string }> {
  const ctx: Ctx = { actor: { kind: 'system' }, now: new Date(), db: siteDatabase() }
  const { accountId } = await registerAccount(ctx, { phone, name: '试用者', language: 'zh' })
  const actor = await actorOfAccount(ctx.db.read, accountId)
  if (actor && consent) await answerChildDataRule({ ...ctx, actor }, { agrees: true })
  const sid = await writing(ctx, (write) =>
    insertSession(write, accountId, sessionExpiry(ctx.now), { confirmedAt: ctx.now }),
  )
  return { name: sessionCookie(false), value: sealSession(sid, runningSite().secret) }
}
