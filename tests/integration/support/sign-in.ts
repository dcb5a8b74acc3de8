import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { requestSignInCode } from '@/domain/accounts/request-sign-in-code'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { secretOf } from '@/domain/messages/secrets'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { messageSealing } from '../../support/message-sealing'

/** A mobile number nobody has yet. */
export function newPhone(): string {
  return `+86139${randomInt(10_000_000, 99_999_999)}`
}

export function visitorAt(db: Database, now: Date): Ctx {
  return { actor: { kind: 'visitor' }, now, db, messageSealing }
}

/** The messages to a number, oldest first. */
export async function messagesTo(db: Database, phone: string) {
  return db.read.select().from(messages).where(eq(messages.phone, phone)).orderBy(messages.id)
}

/** The code in the latest message to a number. */
export async function codeSentTo(db: Database, phone: string): Promise<string> {
  const message = (await messagesTo(db, phone)).at(-1)
  return (message && secretOf(message, messageSealing).code) ?? ''
}

/** A browser that nobody knows, at an address of the documentation's. */
export const stranger = { network: '192.0.2.7', browserSecret: null, device: null }

/** Asks for a code as a browser does; answers its id, or throws why not. */
export async function codeIdFor(
  db: Database,
  phone: string,
  now: Date,
  by: SomeBrowser = stranger,
) {
  const wish = { phone, language: 'zh', by: ownNetwork(phone, by), replaces: null } as const
  const sent = await requestSignInCode(visitorAt(db, now), wish)
  if (!sent.ok) throw new Error(sent.reason)
  return sent.codeId
}

/** Each number from its own network: many sign in at once here. */
function ownNetwork(phone: string, by: SomeBrowser): SomeBrowser {
  return by === stranger ? { ...by, network: `test ${phone}` } : by
}

export type SomeBrowser = { network: string; browserSecret: string | null; device: string | null }

/** Signs a number in by code; answers its session and who it is now. */
export async function signInAt(
  db: Database,
  phone: string,
  now: Date,
  by: SomeBrowser = stranger,
): Promise<{ sessionId: string; account: Account; ctx: Ctx }> {
  const own = ownNetwork(phone, by)
  const codeId = await codeIdFor(db, phone, now, own)
  const code = await codeSentTo(db, phone)
  const wish = { phone, codeId, code, language: 'zh', by: own } as const
  const result = await signInWithCode(visitorAt(db, now), wish)
  if (!result.ok) throw new Error(result.reason)
  const { actor: account } = await actorOfSession(db, result.sessionId, now)
  if (account.kind !== 'account') throw new Error('no account was made')
  return { sessionId: result.sessionId, account, ctx: { actor: account, now, db, messageSealing } }
}

/** A guardian who has agreed to the child-data rule. */
export async function guardianAt(db: Database, now: Date): Promise<Ctx & { actor: Account }> {
  const { account, ctx } = await signInAt(db, newPhone(), now)
  await answerChildDataRule(ctx, { agrees: true })
  return { ...ctx, actor: account }
}
