import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { actorOfAccount, actorOfSession } from '@/domain/accounts/actor-of-session'
import { createFirstAdministrator } from '@/domain/accounts/create-first-administrator'
import { grantRole } from '@/domain/accounts/grant-role'
import { registerAccount } from '@/domain/accounts/register-account'
import { removeRole } from '@/domain/people/remove-role'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { freshDatabase } from '../support/database'
import { makeRoom } from '../support/room'
import { newPhone, signInAt } from './support/sign-in'

let db: Database
let system: Ctx
let city: Ctx
let cityRoleId: string
const now = new Date('2026-11-23T01:00:00Z')

// Counts city administrators of the whole database, so it has one of its own.
beforeAll(async () => {
  db = (await freshDatabase()).db
  system = { actor: { kind: 'system' }, now, db }
})
afterAll(() => db.close())

describe('the first city administrator', () => {
  it('is made once, however many try at once, and only by the program itself', async () => {
    const tries = await Promise.all(
      [1, 2, 3].map(() => createFirstAdministrator(system, { phone: newPhone(), name: '王芳' })),
    )
    const made = tries.find((one) => one.ok)
    expect(tries.filter((one) => one.ok)).toHaveLength(1)
    expect(tries.filter((one) => !one.ok).map((one) => !one.ok && one.reason)).toEqual([
      'administrator_exists',
      'administrator_exists',
    ])
    const actor = await actorOfAccount(db.read, made?.ok ? made.accountId : '')
    expect(actor).toMatchObject({ name: '王芳', roles: [{ role: 'city_administrator' }] })
    if (!actor) throw new Error('no administrator')
    city = { actor, now, db }
    expect(() => createFirstAdministrator(city, { phone: newPhone(), name: 'x' })).toThrow(NotFound)
  })
})

describe('a role', () => {
  it('is in force at the next request, and gone at once when removed', async () => {
    const room = await makeRoom(db, { slots: [{ day: '2026-11-24', from: '09:00', to: '11:00' }] })
    const { account, sessionId } = await signInAt(db, newPhone(), now)
    const { accountId } = account
    const role = { role: 'room_manager', roomId: room.id } as const
    const granted = await grantRole(city, { accountId, role })
    if (!granted.ok) throw new Error(granted.reason)
    expect((await actorOfSession(db, sessionId, now)).actor).toMatchObject({ roles: [role] })
    expect(await grantRole(city, { accountId, role })).toEqual({
      ok: false,
      reason: 'already_granted',
    })
    await removeRole(city, { roleId: granted.roleId, reason: '测试' })
    expect((await actorOfSession(db, sessionId, now)).actor).toMatchObject({ roles: [] })
    await expect(removeRole(city, { roleId: granted.roleId, reason: '测试' })).rejects.toThrow(
      NotFound,
    )
    expect((await grantRole(city, { accountId, role })).ok).toBe(true)
  })

  it('needs a scope and an account that are there', async () => {
    const { account } = await signInAt(db, newPhone(), now)
    const nowhere = '019ab000-0000-7000-8000-000000000000'
    const { accountId } = account
    for (const role of [
      { role: 'room_manager', roomId: nowhere },
      { role: 'operator', operatorId: nowhere },
      { role: 'district_administrator', districtCode: '999999' },
      { role: 'subdistrict_administrator', subdistrictCode: '999999999' },
    ] as const) {
      expect(await grantRole(city, { accountId, role })).toEqual({
        ok: false,
        reason: 'scope_unknown',
      })
    }
    await expect(
      grantRole(city, { accountId: nowhere, role: { role: 'city_administrator' } }),
    ).rejects.toThrow(NotFound)
  })

  it('is not given by others, not even by another administrator or to oneself', async () => {
    const { account } = await signInAt(db, newPhone(), now)
    const input = { accountId: account.accountId, role: { role: 'city_administrator' as const } }
    const district = {
      ...account,
      roles: [{ role: 'district_administrator' as const, districtCode: '310101' }],
    }
    for (const actor of [account, district] satisfies Actor[]) {
      await expect(grantRole({ actor, now, db }, input)).rejects.toThrow(NotFound)
    }
    const visitor: Ctx = { actor: { kind: 'visitor' }, now, db }
    await expect(grantRole(visitor, input)).rejects.toThrow(SignInNeeded)
  })

  it('of the last city administrator cannot be removed, however many try at once', async () => {
    const { account } = await signInAt(db, newPhone(), now)
    const second = await grantRole(city, {
      accountId: account.accountId,
      role: { role: 'city_administrator' },
    })
    if (!second.ok) throw new Error(second.reason)
    cityRoleId = await roleIdOf(city)
    const removed = await Promise.all(
      [second.roleId, cityRoleId].map((roleId) => removeRole(city, { roleId, reason: '测试' })),
    )
    expect(removed.filter((one) => one.ok)).toHaveLength(1)
    expect(removed.find((one) => !one.ok)).toEqual({ ok: false, reason: 'last_administrator' })
  })
})

async function roleIdOf({ actor }: Ctx): Promise<string> {
  const { roles } = await import('@/db/schema/accounts')
  const { and, eq, isNull } = await import('drizzle-orm')
  const accountId = actor.kind === 'account' ? actor.accountId : ''
  const [row] = await db.read
    .select()
    .from(roles)
    .where(and(eq(roles.accountId, accountId), isNull(roles.removedAt)))
  return row?.id ?? ''
}

describe('registering an account', () => {
  it('answers the one there is, unchanged, and is for the program itself', async () => {
    const phone = newPhone()
    const first = await registerAccount(system, { phone, name: '王芳', language: 'zh' })
    const again = await registerAccount(system, { phone, name: '别人', language: 'en' })
    expect(again).toEqual(first)
    expect(await actorOfAccount(db.read, first.accountId)).toMatchObject({ name: '王芳' })
    const visitor: Ctx = { actor: { kind: 'visitor' }, now, db }
    expect(() => registerAccount(visitor, { phone, language: 'zh' })).toThrow(NotFound)
  })
})
