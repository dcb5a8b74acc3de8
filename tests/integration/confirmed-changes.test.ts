import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { applyNumberChanges } from '@/domain/accounts/apply-number-changes'
import { changeNumber } from '@/domain/accounts/change-number'
import { confirmSession } from '@/domain/accounts/confirm-session'
import { endOtherSessions } from '@/domain/accounts/end-other-sessions'
import { endSession } from '@/domain/accounts/end-session'
import { findNumberChange } from '@/domain/accounts/find-number-change'
import { listSessions } from '@/domain/accounts/list-sessions'
import { recordLostNumber } from '@/domain/accounts/record-lost-number'
import { removePassword } from '@/domain/accounts/remove-password'
import { requestConfirmation } from '@/domain/accounts/request-confirmation'
import { requestLostNumber } from '@/domain/accounts/request-lost-number'
import { requestNewNumber } from '@/domain/accounts/request-new-number'
import { makeBrowserSecret } from '@/domain/accounts/secrets'
import { setPassword } from '@/domain/accounts/set-password'
import { signInWithCode } from '@/domain/accounts/sign-in-with-code'
import { signInWithPassword } from '@/domain/accounts/sign-in-with-password'
import { stopNumberChange } from '@/domain/accounts/stop-number-change'
import { addChild } from '@/domain/children/add-child'
import { answerInvitation } from '@/domain/children/answer-invitation'
import { inviteGuardian } from '@/domain/children/invite-guardian'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { settings } from '@/domain/policies/settings'
import type { Ctx } from '@/domain/shared/context'
import { ConfirmNeeded, NotFound } from '@/domain/shared/refusal'
import { testDatabase } from '../support/database'
import { messageSealing } from '../support/message-sealing'
import { makeStaff } from '../support/staff'
import {
  codeIdFor,
  codeSentTo,
  guardianAt,
  messagesTo,
  newPhone,
  signInAt,
  stranger,
  visitorAt,
} from './support/sign-in'

let db: Database
const now = new Date('2026-11-23T01:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const password = 'a fairly long password'
const sealing = {
  seal: (text: string) => text,
  open: (text: string) => text,
  digest: (text: string) => text,
}
const link = 'https://site.example/my/children'

beforeAll(async () => {
  db = (await testDatabase()).db
})

/** Who acts in a session at an instant, read again. */
async function at(sessionId: string, instant: Date): Promise<Ctx> {
  return {
    actor: (await actorOfSession(db, sessionId, instant)).actor,
    now: instant,
    db,
    messageSealing,
  }
}

const tellings = async (phone: string) =>
  (await messagesTo(db, phone)).flatMap(({ kind, parameters }) =>
    kind === 'account_changed' ? [parameters.what] : [],
  )

describe('a change of what protects an account', () => {
  it('is refused five minutes after the code, until another code has confirmed the session', async () => {
    const phone = newPhone()
    const { sessionId } = await signInAt(db, phone, now)
    await setPassword(await at(sessionId, later(299)), { password })
    await expect(setPassword(await at(sessionId, later(300)), { password })).rejects.toThrow(
      ConfirmNeeded,
    )
    const late = await at(sessionId, later(300))
    const sent = await requestConfirmation(late, { by: stranger, replaces: null })
    if (!sent.ok) throw new Error(sent.reason)
    const code = await codeSentTo(db, phone)
    const wrong = code === '000000' ? '111111' : '000000'
    const { codeId } = sent
    expect(await confirmSession(late, { codeId, code: wrong, by: stranger })).toMatchObject({
      reason: 'code_wrong',
      triesLeft: 4,
    })
    await expect(setPassword(await at(sessionId, later(301)), { password })).rejects.toThrow(
      ConfirmNeeded,
    )
    expect(await confirmSession(late, { codeId, code, by: stranger })).toEqual({ ok: true })
    await removePassword(await at(sessionId, later(301)))
    expect(await tellings(phone)).toEqual(['password_set', 'password_removed'])
  })

  it('is not for a session begun by password, nor for a code that signs in', async () => {
    const phone = newPhone()
    const { sessionId } = await signInAt(db, phone, now)
    await setPassword(await at(sessionId, now), { password })
    const byPassword = await signInWithPassword(visitorAt(db, now), {
      ...{ phone, password },
      by: stranger,
    })
    if (!byPassword.ok) throw new Error(byPassword.reason)
    const ctx = await at(byPassword.sessionId, now)
    expect(() => removePassword(ctx)).toThrow(ConfirmNeeded)
    const codeId = await codeIdFor(db, phone, now)
    const code = await codeSentTo(db, phone)
    expect(await confirmSession(ctx, { codeId, code, by: stranger })).toMatchObject({
      reason: 'code_wrong',
    })
  })

  it('ends the other sessions, and leaves the one that made it', async () => {
    const phone = newPhone()
    const other = await signInAt(db, phone, now)
    const { sessionId } = await signInAt(db, phone, later(1))
    await setPassword(await at(sessionId, later(2)), { password })
    expect((await at(other.sessionId, later(3))).actor.kind).toBe('visitor')
    expect((await at(sessionId, later(3))).actor.kind).toBe('account')
  })

  it('is asking for and becoming a guardian too, and both numbers are told', async () => {
    const mother = await guardianAt(db, now)
    const added = await addChild(
      mother,
      {
        ...{ name: '豆豆', birthDate: '2025-06-01', allergies: null, notes: null },
        ...{ relation: 'mother', identity: null },
      },
      sealing,
    )
    if (!added.ok) throw new Error(added.reason)
    const phone = newPhone()
    const wish = { childId: added.childId, phone }
    const old = { ...mother, now: later(300) }
    await expect(inviteGuardian(old, wish, link)).rejects.toThrow(ConfirmNeeded)
    const invited = await inviteGuardian(mother, wish, link)
    if (!invited.ok) throw new Error(invited.reason)
    const { ctx: father } = await signInAt(db, phone, now)
    await answerChildDataRule(father, { agrees: true })
    const yes = { invitationId: invited.invitationId, accepts: true, relation: 'father' } as const
    await expect(answerInvitation({ ...father, now: later(300) }, yes)).rejects.toThrow(
      ConfirmNeeded,
    )
    expect(await answerInvitation(father, yes)).toMatchObject({ ok: true })
    expect(await tellings(mother.actor.phone)).toEqual(['guardian_invited'])
    expect(await tellings(phone)).toEqual(['guardian_joined'])
  })
})

describe('another number', () => {
  it('takes a code to each, ends other sessions and tells the one before', async () => {
    const [before, after] = [newPhone(), newPhone()]
    const other = await signInAt(db, before, now)
    const { sessionId, account } = await signInAt(db, before, later(1))
    await expect(
      requestNewNumber(await at(sessionId, later(301)), {
        ...{ phone: after, replaces: null },
        by: stranger,
      }),
    ).rejects.toThrow(ConfirmNeeded)
    const ctx = await at(sessionId, later(2))
    const wish = { phone: after, by: stranger, replaces: null }
    expect(await requestNewNumber(ctx, { ...wish, phone: before })).toMatchObject({
      reason: 'own_number',
    })
    const sent = await requestNewNumber(ctx, wish)
    if (!sent.ok) throw new Error(sent.reason)
    const { codeId } = sent
    const code = await codeSentTo(db, after)
    // The code changes a number; it signs nobody in.
    expect(
      await signInWithCode(visitorAt(db, later(3)), {
        ...{ phone: after, codeId, code, language: 'zh' },
        by: stranger,
      }),
    ).toMatchObject({ ok: false })
    expect(await changeNumber(ctx, { phone: after, codeId, code, by: stranger })).toEqual({
      ok: true,
    })
    expect((await at(sessionId, later(4))).actor).toMatchObject({
      accountId: account.accountId,
      phone: after,
    })
    expect((await at(other.sessionId, later(4))).actor.kind).toBe('visitor')
    expect(await tellings(before)).toEqual(['number_changed'])
  })

  it('of another account is refused once its holder has shown themselves, and changes nothing', async () => {
    const [mine, theirs] = [newPhone(), newPhone()]
    await signInAt(db, theirs, now)
    const { ctx, sessionId } = await signInAt(db, mine, now)
    const sent = await requestNewNumber(ctx, { phone: theirs, by: stranger, replaces: null })
    const free = await requestNewNumber(ctx, {
      ...{ phone: newPhone(), replaces: null },
      by: { ...stranger, network: 'other' },
    })
    const shown = { ok: true, codeId: expect.any(String), againFrom: later(60) }
    expect([sent, free]).toEqual([shown, shown])
    if (!sent.ok) throw new Error(sent.reason)
    const entered = { phone: theirs, codeId: sent.codeId, code: await codeSentTo(db, theirs) }
    expect(await changeNumber(ctx, { ...entered, by: stranger })).toEqual({
      ok: false,
      reason: 'number_taken',
    })
    expect((await at(sessionId, now)).actor).toMatchObject({ phone: mine })
  })
})

describe('a number that is lost', () => {
  const days = settings.numberChangeDays.city * 24 * 3600

  /** A family whose new number an office has noted, with what it says. */
  async function noted() {
    const [before, after] = [newPhone(), newPhone()]
    const { sessionId, account } = await signInAt(db, before, now)
    const office = { role: 'subdistrict_administrator', subdistrictCode: '310106006' } as const
    const staff = { actor: await makeStaff(db, office), now, db, messageSealing }
    const sent = await requestLostNumber(staff, { phone: after, by: stranger, replaces: null })
    if (!sent.ok) throw new Error(sent.reason)
    const code = await codeSentTo(db, after)
    const input = {
      ...{ oldPhone: before, phone: after, identityCheck: '看了身份证原件' },
      ...{ codeId: sent.codeId, code, by: stranger },
    }
    const record = (wish: Partial<typeof input> = {}) =>
      recordLostNumber(staff, { ...input, ...wish })
    return { before, after, sessionId, account, record }
  }

  const system = (instant: Date): Ctx => ({ actor: { kind: 'system' }, now: instant, db })

  it('counts after the city’s days, ends every session, and both numbers are told', async () => {
    const { before, after, sessionId, account, record } = await noted()
    expect(await record({ oldPhone: newPhone() })).toMatchObject({ reason: 'not_registered' })
    expect(await record()).toEqual({ ok: true, takesEffectAt: later(days) })
    expect(await record()).toMatchObject({ reason: 'change_waiting' })
    await applyNumberChanges(system(later(days - 1)))
    expect((await at(sessionId, later(1))).actor).toMatchObject({ phone: before })
    expect(await applyNumberChanges(system(later(days)))).toBeGreaterThan(0)
    expect((await at(sessionId, later(days))).actor.kind).toBe('visitor')
    const again = await signInAt(db, after, later(days))
    expect(again.account.accountId).toBe(account.accountId)
    expect(await tellings(before)).toEqual(['number_asked', 'number_changed'])
    expect(await tellings(after)).toEqual(['number_changed'])
  })

  it('is kept if anybody signed in to the account says so', async () => {
    const { before, after, sessionId, record } = await noted()
    await record()
    const ctx = await at(sessionId, later(1))
    expect(await findNumberChange(ctx)).toMatchObject({ takesEffectAt: later(days) })
    expect(JSON.stringify(await findNumberChange(ctx))).not.toContain(after)
    expect(await stopNumberChange(ctx)).toEqual({ ok: true })
    expect(await stopNumberChange(ctx)).toMatchObject({ reason: 'no_change_waiting' })
    await applyNumberChanges(system(later(days)))
    expect((await at(sessionId, later(days))).actor).toMatchObject({ phone: before })
  })

  it('takes the code of the new number, and is not for people with an office', async () => {
    const { record } = await noted()
    expect(await record({ code: 'none' })).toMatchObject({ reason: 'code_wrong' })
    const { phone } = await makeStaff(db, { role: 'city_administrator' })
    expect(await record({ oldPhone: phone })).toMatchObject({ reason: 'holds_office' })
    const family = await signInAt(db, newPhone(), now)
    const wish = { phone: newPhone(), by: stranger, replaces: null }
    await expect(requestLostNumber(family.ctx, wish)).rejects.toThrow(NotFound)
  })
})

describe('one’s own sessions', () => {
  it('are listed in coarse words and hours, and ended one by one or all but this one', async () => {
    const phone = newPhone()
    const browser = (device: string) => ({
      ...{ network: device, device },
      browserSecret: makeBrowserSecret(),
    })
    const phoneBrowser = browser('Chrome · Android')
    const [one, two, own] = [
      await signInAt(db, phone, now, phoneBrowser),
      await signInAt(db, phone, later(1), browser('Safari · iOS')),
      await signInAt(db, phone, later(4000), browser('Firefox · Linux')),
    ]
    const ctx = await at(own.sessionId, later(4001))
    expect(await listSessions(ctx)).toEqual([
      { id: own.sessionId, device: 'Firefox · Linux', seenAt: later(3600), own: true },
      { id: two.sessionId, device: 'Safari · iOS', seenAt: now, own: false },
      { id: one.sessionId, device: 'Chrome · Android', seenAt: now, own: false },
    ])
    await endSession(ctx, { sessionId: one.sessionId })
    expect((await listSessions(ctx)).map(({ id }) => id)).toEqual([own.sessionId, two.sessionId])
    expect(await endOtherSessions(ctx)).toEqual({ ok: true, ended: 1 })
    expect((await listSessions(ctx)).map(({ id }) => id)).toEqual([own.sessionId])
    const someone = await signInAt(db, newPhone(), now)
    await expect(endSession(ctx, { sessionId: someone.sessionId })).rejects.toThrow(NotFound)
  })

  it('say to the hour when they were used, for which nobody waits', async () => {
    const { sessionId } = await signInAt(db, newPhone(), now)
    await at(sessionId, later(7300))
    const seen = async () => (await listSessions(await at(sessionId, later(7301))))[0]?.seenAt
    await expect.poll(seen).toEqual(later(7200))
  })
})
