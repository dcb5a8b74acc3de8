import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { createDatabase } from '@/db/client'
import { runningUrl } from '@/db/embedded'
import { actorOfAccount } from '@/domain/accounts/find-actor'
import { insertSession } from '@/domain/accounts/queries'
import { registerAccount } from '@/domain/accounts/register-account'
import { sessionExpiry } from '@/domain/accounts/rules'
import { answerChildDataRule } from '@/domain/families/answer-child-data-rule'
import { type Ctx, writing } from '@/domain/shared/context'
import { sealSession } from '@/lib/session-token'

const name = 'authjs.session-token'

/**
 * Signs a number in without the pages: a session in the site's database and its cookie in the
 * browser. A new number gets an account with a name that has agreed to the child-data rule,
 * unless told otherwise.
 */
export async function addSession(
  context: BrowserContext,
  address: string,
  phone: string,
  { consent = true } = {},
) {
  const folder = process.env.BAOBAOWU_E2E_DATA ?? ''
  const url = await runningUrl(folder)
  if (!url) throw new Error('the site’s database does not run')
  const db = createDatabase(url, { max: 1 })
  try {
    const ctx: Ctx = { actor: { kind: 'system' }, now: new Date(), db }
    const { accountId } = await registerAccount(ctx, { phone, name: '试用者', language: 'zh' })
    const actor = await actorOfAccount(db.read, accountId)
    if (actor && consent) await answerChildDataRule({ ...ctx, actor }, { agrees: true })
    const sid = await writing(ctx, (write) =>
      insertSession(write, accountId, sessionExpiry(ctx.now)),
    )
    const secret = readFileSync(join(folder, 'auth-secret'), 'utf8').trim()
    const value = sealSession(sid, secret)
    await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }])
  } finally {
    await db.close()
  }
}
