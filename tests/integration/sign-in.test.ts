import { eq, type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { accounts, signInCodes } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { endSession } from '@/domain/accounts/end-session'
import { endSessions } from '@/domain/accounts/end-sessions'
import { forgetExpiredCodes } from '@/domain/accounts/forget-expired-codes'
import { removePassword } from '@/domain/accounts/remove-password'
import { requestSignInCode } from '@/domain/accounts/request-sign-in-code'
import { setPassword } from '@/domain/accounts/set-password'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { signInWithPassword } from '@/domain/accounts/sign-in-with-password'
import { updateProfile } from '@/domain/accounts/update-profile'
import { secretOf } from '@/domain/messages/secrets'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { freshDatabase, testDatabase } from '../support/database'
import { messageSealing } from '../support/message-sealing'
import {
  codeIdFor,
  codeSentTo,
  messagesTo,
  newPhone,
  type SomeBrowser,
  signInAt,
  stranger,
  visitorAt,
} from './support/sign-in'

let db: Database
const now = new Date('2026-11-23T01:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeAll(async () => {
  db = (await testDatabase()).db
})

/** Six digits that are not the code. */
const wrong = ({ codeId, code }: Sent) => ({
  codeId,
  code: code === '000000' ? '111111' : '000000',
})

/** Asks for a code; answers what its message says and what it was asked for with. */
async function sendCode(phone: string, at = now, by = stranger as SomeBrowser) {
  const codeId = await codeIdFor(db, phone, at, by)
  return { codeId, code: await codeSentTo(db, phone) }
}

type Sent = Awaited<ReturnType<typeof sendCode>>

function enter(phone: string, sent: Sent, at = now) {
  return signInWithCode(visitorAt(db, at), { phone, ...sent, language: 'en', by: stranger })
}

describe('asking for a code', () => {
  it('gets the same answer whether the number is known or not', async () => {
    const [known, unknown] = [newPhone(), newPhone()]
    await signInAt(db, known, now)
    const answers = await Promise.all(
      [known, unknown].map((phone) =>
        requestSignInCode(visitorAt(db, later(61)), {
          ...{ phone, language: 'zh', replaces: null },
          by: { ...stranger, network: phone },
        }),
      ),
    )
    const shown = { ok: true, againFrom: later(121), codeId: expect.any(String) }
    expect(answers).toEqual([shown, shown])
  })

  it('keeps only a hash of it, and queues its message in the same transaction', async () => {
    const phone = newPhone()
    const { code } = await sendCode(phone)
    const [row] = await db.read.select().from(signInCodes).where(eq(signInCodes.phone, phone))
    expect(code).toMatch(/^\d{6}$/)
    expect(row?.codeHash).toMatch(/^\$argon2id\$/)
    expect(await messagesTo(db, phone)).toMatchObject([
      {
        id: row?.messageId,
        kind: 'sign_in_code',
        language: 'zh',
        parameters: { purpose: 'sign_in' },
      },
    ])
    const all = JSON.stringify([row, await messagesTo(db, phone)])
    expect(all).not.toContain(code)
  })

  it('keeps its code sealed for that number alone, and in no message that was sent', async () => {
    const phone = newPhone()
    const { code } = await sendCode(phone)
    const [message] = await messagesTo(db, phone)
    if (!message) throw new Error('no message')
    expect(secretOf(message, messageSealing)).toEqual({ code })
    expect(() => secretOf({ ...message, phone: newPhone() }, messageSealing)).toThrow()
    const { messageSealing: _, ...without } = visitorAt(db, now)
    await expect(
      requestSignInCode(without, {
        phone: newPhone(),
        language: 'zh',
        by: stranger,
        replaces: null,
      }),
    ).rejects.toThrow('without a sealing')
    const change = (set: SQL) =>
      db.read.execute(sql`update messages set ${set} where id = ${message.id}`).then(
        () => 'done',
        (error: Error) => String(error.cause),
      )
    expect(await change(sql`sent_at = now()`)).toContain('messages_sent_forgotten')
    expect(await change(sql`parameters = '{"code": "1"}'`)).toContain('messages_secret_sealed')
    expect(await change(sql`sent_at = now(), parameters = parameters - 'sealed'`)).toBe('done')
  })

  it('is refused within a minute of the last one, and replaces that one afterwards', async () => {
    const phone = newPhone()
    const first = await sendCode(phone)
    const again = { phone, language: 'zh', by: stranger, replaces: first.codeId } as const
    expect(await requestSignInCode(visitorAt(db, later(59)), again)).toEqual({
      ok: false,
      reason: 'code_just_sent',
      againFrom: later(60),
    })
    const sent = await requestSignInCode(visitorAt(db, later(60)), again)
    if (!sent.ok) throw new Error(sent.reason)
    const second = { codeId: sent.codeId, code: await codeSentTo(db, phone) }
    const [before] = await messagesTo(db, phone)
    expect(before?.parameters).not.toHaveProperty('code')
    expect((await enter(phone, first, later(61))).ok).toBe(false)
    expect((await enter(phone, second, later(61))).ok).toBe(true)
  })

  it('of two requests at once sends one', async () => {
    const phone = newPhone()
    const wish = { phone, language: 'zh', by: stranger, replaces: null } as const
    const asked = await Promise.all(
      [1, 2, 3, 4].map(() => requestSignInCode(visitorAt(db, now), wish)),
    )
    expect(asked.filter((one) => one.ok)).toHaveLength(1)
    expect(await messagesTo(db, phone)).toHaveLength(1)
  })
})

describe('entering a code', () => {
  it('makes the account at a number’s first sign-in, and one account only', async () => {
    const phone = newPhone()
    const first = await enter(phone, await sendCode(phone))
    expect(first).toMatchObject({ ok: true, first: true })
    const second = await enter(phone, await sendCode(phone, later(70)), later(70))
    expect(second).toMatchObject({ ok: true, first: false })
    const rows = await db.read.select().from(accounts).where(eq(accounts.phone, phone))
    expect(rows).toMatchObject([{ language: 'en', name: null }])
  })

  it('works once', async () => {
    const phone = newPhone()
    const code = await sendCode(phone)
    const results = await Promise.all([enter(phone, code), enter(phone, code)])
    expect(results.map((one) => one.ok).sort()).toEqual([false, true])
    expect(await enter(phone, code)).toMatchObject({ ok: false, reason: 'code_wrong' })
    expect((await messagesTo(db, phone))[0]?.parameters).toEqual({ purpose: 'sign_in' })
  })

  it('has five tries, the right code included', async () => {
    const phone = newPhone()
    const code = await sendCode(phone)
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await enter(phone, wrong(code))).toEqual({
        ok: false,
        reason: 'code_wrong',
        triesLeft,
      })
    }
    expect(await enter(phone, wrong(code))).toEqual({ ok: false, reason: 'too_many_tries' })
    expect(await enter(phone, code)).toEqual({ ok: false, reason: 'too_many_tries' })
  })

  it('cannot be guessed faster by trying at once', async () => {
    const phone = newPhone()
    const code = await sendCode(phone)
    const tried = await Promise.all(Array.from({ length: 12 }, () => enter(phone, wrong(code))))
    const counted = tried.filter((one) => !one.ok && one.reason === 'code_wrong')
    expect(counted).toHaveLength(4)
    expect((await enter(phone, code)).ok).toBe(false)
  })

  it('is too late after five minutes', async () => {
    const phone = newPhone()
    const code = await sendCode(phone)
    expect(await enter(phone, code, later(300))).toEqual({ ok: false, reason: 'code_expired' })
    expect((await messagesTo(db, phone))[0]?.parameters).toEqual({ purpose: 'sign_in' })
  })

  it('of another number, or of none, is wrong', async () => {
    const [mine, theirs] = [newPhone(), newPhone()]
    const sent = await sendCode(theirs)
    expect(await enter(mine, sent)).toEqual({ ok: false, reason: 'code_wrong', triesLeft: null })
  })

  it('is forgotten with its message once expired', async () => {
    const own = (await freshDatabase()).db
    const phone = newPhone()
    await codeIdFor(own, phone, now)
    const system = { db: own, actor: { kind: 'system' } } as const
    expect(await forgetExpiredCodes({ ...system, now: later(299) })).toBe(0)
    expect(await forgetExpiredCodes({ ...system, now: later(300) })).toBe(1)
    expect((await messagesTo(own, phone))[0]?.parameters).toEqual({ purpose: 'sign_in' })
    expect(() => forgetExpiredCodes(visitorAt(own, now))).toThrow(NotFound)
    await own.close()
  })
})

describe('a password', () => {
  it('signs in beside the code once set, and no more once removed', async () => {
    const phone = newPhone()
    const { ctx } = await signInAt(db, phone, now)
    const password = 'a fairly long password'
    const enterIt = () => signInWithPassword(visitorAt(db, now), { phone, password, by: stranger })
    const refused = { ok: false, reason: 'password_wrong' }
    expect(await enterIt()).toEqual(refused)
    await setPassword(ctx, { password })
    expect(await enterIt()).toMatchObject({ ok: true })
    expect(
      await signInWithPassword(visitorAt(db, now), {
        phone,
        password: 'another one',
        by: stranger,
      }),
    ).toEqual(refused)
    await removePassword(ctx)
    expect(await enterIt()).toEqual(refused)
  })

  it('of an unknown number is refused like a wrong one', async () => {
    expect(
      await signInWithPassword(visitorAt(db, now), {
        phone: newPhone(),
        password: 'whatever it is',
        by: stranger,
      }),
    ).toEqual({ ok: false, reason: 'password_wrong' })
  })

  it('is not for visitors to set', async () => {
    await expect(setPassword(visitorAt(db, now), { password: 'x'.repeat(10) })).rejects.toThrow(
      SignInNeeded,
    )
    expect(() => removePassword(visitorAt(db, now))).toThrow(SignInNeeded)
  })
})

describe('a session', () => {
  it('speaks for its account until it expires', async () => {
    const { sessionId, account } = await signInAt(db, newPhone(), now)
    const month = 30 * 24 * 3600
    expect((await actorOfSession(db, sessionId, later(month - 1))).actor).toEqual(account)
    expect((await actorOfSession(db, sessionId, later(month))).actor).toEqual({
      kind: 'visitor',
    })
  })

  it('is nobody’s when unknown, malformed or missing', async () => {
    for (const id of ['019ab000-0000-7000-8000-000000000000', 'x', '', null]) {
      expect((await actorOfSession(db, id, now)).actor).toEqual({ kind: 'visitor' })
    }
  })

  it('ends at once when signing out, and the others of the account stay', async () => {
    const phone = newPhone()
    const one = await signInAt(db, phone, now)
    const other = await signInAt(db, phone, later(61))
    await endSession(one.ctx, { sessionId: one.sessionId })
    expect((await actorOfSession(db, one.sessionId, now)).actor).toEqual({ kind: 'visitor' })
    expect((await actorOfSession(db, other.sessionId, now)).actor.kind).toBe('account')
  })

  it('of somebody else cannot be ended, and stays', async () => {
    const mine = await signInAt(db, newPhone(), now)
    const theirs = await signInAt(db, newPhone(), now)
    await expect(endSession(mine.ctx, { sessionId: theirs.sessionId })).rejects.toThrow(NotFound)
    expect(() => endSessions(mine.ctx, { accountId: theirs.account.accountId })).toThrow(NotFound)
    expect((await actorOfSession(db, theirs.sessionId, now)).actor.kind).toBe('account')
  })

  it('ends with all others of the account on request, and by a city administrator', async () => {
    const phone = newPhone()
    const one = await signInAt(db, phone, now)
    const other = await signInAt(db, phone, later(61))
    const { accountId } = one.account
    expect(await endSessions(one.ctx, { accountId })).toEqual({ ok: true, ended: 2 })
    for (const { sessionId } of [one, other]) {
      expect((await actorOfSession(db, sessionId, now)).actor).toEqual({ kind: 'visitor' })
    }
    const again = await signInAt(db, phone, later(130))
    const city = { ...one.account, accountId: again.account.accountId }
    const administrator = { ...city, roles: [{ role: 'city_administrator' as const }] }
    await endSessions({ db, now, actor: administrator }, { accountId })
    expect((await actorOfSession(db, again.sessionId, now)).actor).toEqual({ kind: 'visitor' })
  })
})

describe('a profile', () => {
  it('is changed by its holder, and a subdistrict that is not there changes nothing', async () => {
    const { ctx, account, sessionId } = await signInAt(db, newPhone(), now)
    const profile = { name: '王芳 👩', language: 'en', homeSubdistrictCode: null } as const
    expect(await updateProfile(ctx, profile)).toEqual({ ok: true })
    expect(
      await updateProfile(ctx, { ...profile, name: '别人', homeSubdistrictCode: '999999999' }),
    ).toEqual({ ok: false, reason: 'subdistrict_unknown' })
    expect((await actorOfSession(db, sessionId, now)).actor).toEqual({
      ...account,
      ...profile,
    })
  })

  it('leaves one audit row a change, none of a refused one, and no name in it', async () => {
    const { ctx, account } = await signInAt(db, newPhone(), now)
    await updateProfile(ctx, { name: '李强', language: 'zh', homeSubdistrictCode: null })
    await updateProfile(ctx, { name: '李强', language: 'zh', homeSubdistrictCode: '999999999' })
    const rows = await db.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, account.accountId))
      .orderBy(auditEntries.id)
    expect(rows.map((row) => row.action)).toEqual(['sign-in-with-code', 'update-profile'])
    expect(JSON.stringify(rows)).not.toContain('李强')
  })
})
