import { eq, sql } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import { recoveryCodes, secondFactors } from '@/db/schema/people'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { confirmSecondFactor } from '@/domain/accounts/confirm-second-factor'
import { giveSecondFactor } from '@/domain/accounts/give-second-factor'
import { grantRole } from '@/domain/accounts/grant-role'
import { readSecondFactor } from '@/domain/accounts/read-second-factor'
import { renewRecoveryCodes } from '@/domain/accounts/renew-recovery-codes'
import type { FactorLevel } from '@/domain/accounts/second-factor-rules'
import { makeFactorSecret } from '@/domain/accounts/second-factor-secrets'
import { setPolicy } from '@/domain/administration/set-policy'
import { listPeople } from '@/domain/people/list-people'
import { resetSecondFactor } from '@/domain/people/reset-second-factor'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import type { Ctx, Role } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { addDays, dayOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { newPhone, signInAt } from './support/sign-in'

/** Reverses text, so that a sealed secret differs from an open one. */
const turn = (text: string) => [...text].reverse().join('')
const sealing = { seal: turn, open: turn }
const begin = new Date('2026-11-23T01:00:00Z')
const subdistrict: Role = { role: 'subdistrict_administrator', subdistrictCode: '310106006' }
let db: Database
let system: Ctx

// Sets the city's policy, so it has a database of its own.
beforeAll(async () => {
  const { url, db: opened } = await freshDatabase()
  await opened.close()
  db = createDatabase(serving(url), { clock: () => begin })
  system = { actor: { kind: 'system' }, now: begin, db }
})
afterAll(() => db.close())

const later = (seconds: number) => new Date(begin.getTime() + seconds * 1000)
const codeOf = (secret: string, at: Date) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() })

/** A person with these roles, signed in; `at` is who they are at an instant, read again. */
async function signedIn(...roles: Role[]) {
  const phone = newPhone()
  const { sessionId, account } = await signInAt(db, phone, begin)
  const { accountId } = account
  for (const role of roles) {
    const granted = await grantRole(system, { accountId, role })
    if (!granted.ok) throw new Error(granted.reason)
  }
  const at = async (now: Date): Promise<Ctx> => ({
    actor: (await actorOfSession(db, sessionId, now)).actor,
    now,
    db,
  })
  return { phone, sessionId, accountId, at }
}

/** The same with a second factor set up in this session. */
async function enrolled(...roles: Role[]) {
  const person = await signedIn(...roles)
  const secret = makeFactorSecret()
  const { sessionId } = person
  const input = { sessionId, secret, code: codeOf(secret, begin) }
  const made = await confirmSecondFactor(await person.at(begin), input, sealing)
  if (!made.ok) throw new Error(made.reason)
  return { ...person, secret, recoveryCodes: made.recoveryCodes }
}

/** Signs the number in once more, as on another day. */
async function againAt(phone: string, now: Date) {
  const { sessionId } = await signInAt(db, phone, now)
  const ctx = async (): Promise<Ctx> => ({
    actor: (await actorOfSession(db, sessionId, now)).actor,
    now,
    db,
  })
  const give = async (code: string) => giveSecondFactor(await ctx(), { sessionId, code }, sealing)
  return { sessionId, ctx, give }
}

async function setLevel(secondFactorFrom: FactorLevel, effectiveFrom = dayOf(begin)) {
  const set = await setPolicy(system, {
    target: { level: 'city' },
    effectiveFrom,
    reason: null,
    settings: { secondFactorFrom },
  })
  expect(set.ok).toBe(true)
}

describe('roles of an office the policy names', () => {
  it('are withheld until a second factor is set up, and every use case refuses by itself', async () => {
    const { at, sessionId } = await signedIn(subdistrict, {
      role: 'caregiver',
      roomId: await aRoom(),
    })
    const ctx = await at(begin)
    expect(ctx.actor).toMatchObject({ roles: [], secondFactor: 'enrol' })
    await expect(listManagedRooms(ctx)).rejects.toThrow(NotFound)
    await expect(listPeople(ctx, { search: '', page: 1 })).rejects.toThrow(NotFound)
    expect(await readSecondFactor(ctx, { sessionId })).toEqual({
      level: 'subdistrict_administrator',
      asked: true,
      since: null,
      given: false,
      recoveryCodesLeft: 0,
    })
    const secret = makeFactorSecret()
    const input = { sessionId, secret, code: codeOf(secret, begin) }
    expect(await confirmSecondFactor(ctx, { ...input, code: '000000' }, sealing)).toEqual({
      ok: false,
      reason: 'code_wrong',
    })
    expect((await confirmSecondFactor(ctx, input, sealing)).ok).toBe(true)
    const now = await at(begin)
    expect(now.actor).not.toHaveProperty('secondFactor')
    expect((await listManagedRooms(now)).total).toBeGreaterThan(0)
    expect(await readSecondFactor(now, { sessionId })).toMatchObject({
      since: begin,
      given: true,
      recoveryCodesLeft: 10,
    })
  })

  it('count at once for offices below it', async () => {
    const { at } = await signedIn({ role: 'room_manager', roomId: await aRoom() })
    expect((await at(begin)).actor).toMatchObject({ roles: [{ role: 'room_manager' }] })
  })

  it('follow the policy by its dates, and count for everybody where it is off', async () => {
    const person = await enrolled(subdistrict)
    const tomorrow = addDays(dayOf(begin), 1)
    await setLevel('nobody', tomorrow)
    const fresh = await againAt(person.phone, later(60))
    expect((await fresh.ctx()).actor).toMatchObject({ roles: [], secondFactor: 'verify' })
    const day = await againAt(person.phone, later(86_400))
    expect((await day.ctx()).actor).toMatchObject({ roles: [subdistrict] })
    await setLevel('subdistrict_administrator', tomorrow)
    expect((await day.ctx()).actor).toMatchObject({ roles: [], secondFactor: 'verify' })
  })
})

describe('the second factor', () => {
  it('is asked for at each sign-in, and each code counts once', async () => {
    const person = await enrolled(subdistrict)
    const first = await againAt(person.phone, later(61))
    expect((await first.ctx()).actor).toMatchObject({ roles: [], secondFactor: 'verify' })
    expect(await first.give('000000')).toEqual({ ok: false, reason: 'code_wrong' })
    expect(await first.give(codeOf(person.secret, begin))).toEqual({
      ok: false,
      reason: 'code_wrong',
    })
    const code = codeOf(person.secret, later(61))
    expect(await first.give(code)).toEqual({ ok: true, recoveryCodesLeft: null })
    expect((await first.ctx()).actor).toMatchObject({ roles: [subdistrict] })
    const second = await againAt(person.phone, later(122))
    expect(await second.give(codeOf(person.secret, later(92)))).toMatchObject({ ok: true })
    const third = await againAt(person.phone, later(183))
    const used = codeOf(person.secret, later(183))
    expect(await third.give(used)).toMatchObject({ ok: true })
    expect(await third.give(used)).toEqual({ ok: false, reason: 'code_used' })
  })

  it('takes one code of two sent at the same moment', async () => {
    const person = await enrolled(subdistrict)
    const sides = [await againAt(person.phone, later(61)), await againAt(person.phone, later(122))]
    const code = codeOf(person.secret, later(92))
    const given = await Promise.all(sides.map((side) => side.give(code)))
    expect(given.filter((one) => one.ok)).toHaveLength(1)
    expect(given.find((one) => !one.ok)).toEqual({ ok: false, reason: 'code_used' })
  })

  it('may be a recovery code, each once, of which only a hash is kept', async () => {
    const person = await enrolled(subdistrict)
    const [one = '', other = ''] = person.recoveryCodes
    const kept = await db.read
      .select()
      .from(recoveryCodes)
      .where(eq(recoveryCodes.accountId, person.accountId))
    expect(kept).toHaveLength(10)
    for (const { codeHash } of kept) expect(codeHash).toMatch(/^\$argon2id\$/)
    const lost = await againAt(person.phone, later(61))
    expect(await lost.give(one)).toEqual({ ok: true, recoveryCodesLeft: 9 })
    expect((await lost.ctx()).actor).toMatchObject({ roles: [subdistrict] })
    const sides = [await againAt(person.phone, later(122)), await againAt(person.phone, later(183))]
    expect(await sides[0]?.give(one)).toEqual({ ok: false, reason: 'code_wrong' })
    const both = await Promise.all(sides.map((side) => side.give(other)))
    expect(both.filter((given) => given.ok)).toHaveLength(1)
  })

  it('lies sealed, and nothing of it is in the log', async () => {
    const person = await enrolled(subdistrict)
    const [row] = await db.read
      .select()
      .from(secondFactors)
      .where(eq(secondFactors.accountId, person.accountId))
    expect(row?.secretSealed).toBe(turn(person.secret))
    const log = await db.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, person.accountId))
    expect(log.map(({ action }) => action)).toContain('confirm-second-factor')
    const text = JSON.stringify(log)
    for (const secret of [person.secret, ...person.recoveryCodes])
      expect(text).not.toContain(secret)
  })

  it('is replaced, and codes renewed, only by who has given it in this session', async () => {
    const person = await enrolled(subdistrict)
    const fresh = await againAt(person.phone, later(61))
    const { sessionId } = fresh
    const secret = makeFactorSecret()
    const replace = async () =>
      confirmSecondFactor(
        await fresh.ctx(),
        { sessionId, secret, code: codeOf(secret, later(61)) },
        sealing,
      )
    const missing = { ok: false, reason: 'second_factor_missing' }
    expect(await replace()).toEqual(missing)
    expect(await renewRecoveryCodes(await fresh.ctx(), { sessionId })).toEqual(missing)
    await fresh.give(codeOf(person.secret, later(61)))
    const renewed = await renewRecoveryCodes(await fresh.ctx(), { sessionId })
    if (!renewed.ok) throw new Error(renewed.reason)
    expect(renewed.recoveryCodes).not.toEqual(person.recoveryCodes)
    expect((await replace()).ok).toBe(true)
    const after = await againAt(person.phone, later(183))
    expect(await after.give(renewed.recoveryCodes[0] ?? '')).toMatchObject({ ok: false })
    expect(await after.give(codeOf(person.secret, later(183)))).toMatchObject({ ok: false })
    expect(await after.give(codeOf(secret, later(183)))).toMatchObject({ ok: true })
  })

  it('is for people with a role, in their own session', async () => {
    const parent = await signedIn()
    const staff = await signedIn(subdistrict)
    const visitor: Ctx = { actor: { kind: 'visitor' }, now: begin, db }
    const { sessionId } = parent
    await expect(readSecondFactor(await parent.at(begin), { sessionId })).rejects.toThrow(NotFound)
    await expect(readSecondFactor(await staff.at(begin), { sessionId })).rejects.toThrow(NotFound)
    await expect(readSecondFactor(visitor, { sessionId })).rejects.toThrow(SignInNeeded)
    const own = { sessionId: staff.sessionId, code: '000000' }
    expect(await giveSecondFactor(await staff.at(begin), own, sealing)).toEqual({
      ok: false,
      reason: 'not_enrolled',
    })
    await db.read.update(sessions).set({ endedAt: begin }).where(eq(sessions.id, own.sessionId))
    const gone: Ctx = { ...visitor, actor: (await signInAt(db, staff.phone, later(61))).account }
    await expect(giveSecondFactor(gone, own, sealing)).rejects.toThrow(NotFound)
  })
})

describe('resetting the second factor of somebody else', () => {
  const district: Role = { role: 'district_administrator', districtCode: '310106' }

  it('is for who could give all their roles, with a reason, and ends what sessions had given', async () => {
    const boss = await enrolled(district)
    const person = await enrolled(subdistrict)
    const { accountId } = person
    const input = { accountId, reason: '手机丢了' }
    expect(await resetSecondFactor(await boss.at(begin), input)).toEqual({ ok: true })
    expect((await person.at(begin)).actor).toMatchObject({ roles: [], secondFactor: 'enrol' })
    expect(await resetSecondFactor(await boss.at(begin), input)).toEqual({
      ok: false,
      reason: 'not_enrolled',
    })
    const [entry] = await db.read
      .select()
      .from(auditEntries)
      .where(sql`action = 'reset-second-factor' and subject_id = ${accountId}`)
    expect(entry).toMatchObject({ reason: '手机丢了', actorId: boss.accountId })
  })

  it('is refused for a higher office, another scope, oneself and families', async () => {
    const boss = await enrolled(subdistrict)
    const both = await enrolled(subdistrict, district)
    const other = await enrolled({
      role: 'subdistrict_administrator',
      subdistrictCode: '310105005',
    })
    const parent = await signedIn()
    const ctx = await boss.at(begin)
    for (const { accountId } of [both, other, boss, parent]) {
      await expect(() => resetSecondFactor(ctx, { accountId, reason: '测试' })).rejects.toThrow(
        NotFound,
      )
    }
  })
})

let room: Promise<string> | undefined
function aRoom(): Promise<string> {
  room ??= import('../support/room').then(async ({ makeRoom }) => {
    const made = await makeRoom(db, { slots: [{ day: '2026-11-24', from: '09:00', to: '11:00' }] })
    return made.id
  })
  return room
}
