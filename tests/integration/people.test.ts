import { eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/db/client'
import { roles as roleRows } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import { roleInvitations } from '@/db/schema/people'
import { operators, rooms } from '@/db/schema/rooms'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { secretOf } from '@/domain/messages/secrets'
import { acceptRoleInvitation } from '@/domain/people/accept-role-invitation'
import { forgetOldLinks } from '@/domain/people/forget-old-links'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { listPeople, readPerson } from '@/domain/people/list-people'
import { listRoleChoices } from '@/domain/people/list-role-choices'
import { readRoleInvitation } from '@/domain/people/read-role-invitation'
import { removeRole } from '@/domain/people/remove-role'
import { withdrawRoleInvitation } from '@/domain/people/withdraw-role-invitation'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import type { Actor, Ctx, Role } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { freshDatabase } from '../support/database'
import { messageSealing } from '../support/message-sealing'
import { named } from '../support/named'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { messagesTo, newPhone, signInAt } from './support/sign-in'

const now = new Date('2026-11-23T01:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const link = (token: string) => `https://example.org/invitations/${token}`
const everything = { search: '', page: 1 }
const because = '测试'
let db: Database
let city: Ctx
let mine: TestRoom
let next: TestRoom
let far: TestRoom
let operatorId: string

const as = (actor: Actor, at = now): Ctx => ({ actor, now: at, db, messageSealing })
const staff = async (role: Role) => as(await makeStaff(db, role))
const caregiverOf = (room: TestRoom): Role => ({ role: 'caregiver', roomId: room.id })
const managerOf = (room: TestRoom): Role => ({ role: 'room_manager', roomId: room.id })

// Counts city administrators and lists all people, so it has a database of its own.
beforeAll(async () => {
  db = (await freshDatabase()).db
  const [operator] = await db.read.insert(operators).values({ name: '运营方甲' }).returning()
  operatorId = operator?.id ?? ''
  const slots = [{ day: '2026-11-24', from: '09:00', to: '11:00' }]
  mine = await makeRoom(db, { slots })
  next = await makeRoom(db, { slots })
  far = await makeRoom(db, { slots })
  await db.read.update(rooms).set({ operatorId }).where(eq(rooms.id, mine.id))
  await db.read.update(rooms).set({ subdistrictCode: '310105005' }).where(eq(rooms.id, far.id))
  city = await staff({ role: 'city_administrator' })
})
afterAll(() => db.close())

const invite = (ctx: Ctx, role: Role, phone = newPhone(), key: string = v7()) =>
  inviteToRole(ctx, { name: '新同事', phone, role, key }, link)

async function invited(ctx: Ctx, role: Role) {
  const phone = newPhone()
  const made = await invite(ctx, role, phone)
  if (!made.ok) throw new Error(made.reason)
  const { sessionId } = await signInAt(db, phone, now)
  const who = async (at = now) => as((await actorOfSession(db, sessionId, at)).actor, at)
  return { phone, token: made.token, expiresAt: made.expiresAt, who }
}

async function auditOf(subjectId: string) {
  return db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId))
}

async function idOf(phone: string): Promise<string> {
  const [row] = await db.read.select().from(roleInvitations).where(eq(roleInvitations.phone, phone))
  return row?.id ?? ''
}

describe('an invitation to a role', () => {
  it('is forgotten by its message once no invitation to that number can be accepted', async () => {
    const manager = await staff(managerOf(mine))
    const open = await invited(manager, caregiverOf(mine))
    const taken = await invited(manager, caregiverOf(mine))
    await acceptRoleInvitation(await taken.who(), { token: taken.token })
    const system = (at: Date) => as({ kind: 'system' }, at)
    const sealed = async ({ phone }: { phone: string }) =>
      (await messagesTo(db, phone)).filter(({ parameters }) => 'sealed' in parameters).length
    expect([await sealed(open), await sealed(taken)]).toEqual([1, 1])
    await forgetOldLinks(system(later(7 * 24 - 1)))
    expect([await sealed(open), await sealed(taken)]).toEqual([1, 0])
    await forgetOldLinks(system(later(7 * 24)))
    expect(await sealed(open)).toBe(0)
    expect(() => forgetOldLinks(manager)).toThrow(NotFound)
  })

  it('goes to the number as a link, is shown once and kept as a hash', async () => {
    const manager = await staff(managerOf(mine))
    const { phone, token, expiresAt } = await invited(manager, caregiverOf(mine))
    const [message] = await messagesTo(db, phone)
    expect(message).toMatchObject({
      kind: 'role_invited',
      parameters: { role: 'caregiver', inviter: '工作人员' },
    })
    expect(JSON.stringify(message)).not.toContain(token)
    expect(message && secretOf(message, messageSealing)).toEqual({ link: link(token) })
    expect(expiresAt).toEqual(later(7 * 24))
    const [row] = await db.read
      .select()
      .from(roleInvitations)
      .where(eq(roleInvitations.phone, phone))
    expect(row?.tokenHash).not.toBe(token)
    const log = await auditOf(row?.id ?? '')
    expect(log).toMatchObject([
      { action: 'invite-to-role', roomId: mine.id, details: caregiverOf(mine) },
    ])
    for (const secret of [token, phone, '新同事']) expect(JSON.stringify(log)).not.toContain(secret)
  })

  it('sent twice by the same form is one, with the same link', async () => {
    const manager = await staff(managerOf(mine))
    const [phone, key] = [newPhone(), v7()]
    const [one, two] = await Promise.all([
      invite(manager, caregiverOf(mine), phone, key),
      invite(manager, caregiverOf(mine), phone, key),
    ])
    expect(one).toEqual(two)
    expect(await messagesTo(db, phone)).toHaveLength(1)
    expect(await invite(manager, caregiverOf(mine), phone)).toEqual({
      ok: false,
      reason: 'already_invited',
    })
    expect((await invite(manager, managerOf(mine), phone)).ok).toBe(true)
  })

  it('is refused for a role the number has', async () => {
    const actor = await makeStaff(db, caregiverOf(mine))
    expect(await invite(city, caregiverOf(mine), actor.phone)).toEqual({
      ok: false,
      reason: 'already_granted',
    })
  })

  it('is for who may give the role: own scope, not another’s, not above', async () => {
    const subdistrict = await staff({
      role: 'subdistrict_administrator',
      subdistrictCode: '310106006',
    })
    expect((await invite(subdistrict, managerOf(next))).ok).toBe(true)
    expect((await invite(subdistrict, { role: 'operator', operatorId })).ok).toBe(true)
    const refused: [Ctx, Role][] = [
      [subdistrict, managerOf(far)],
      [subdistrict, { role: 'district_administrator', districtCode: '310106' }],
      [await staff({ role: 'operator', operatorId }), managerOf(next)],
      [await staff(managerOf(mine)), caregiverOf(next)],
      [await staff(caregiverOf(mine)), caregiverOf(mine)],
      [as(await makeStaff(db, null)), caregiverOf(mine)],
      [city, { role: 'room_manager', roomId: v7() }],
    ]
    for (const [ctx, role] of refused) {
      await expect(invite(ctx, role)).rejects.toThrow(NotFound)
    }
    const visitor = as({ kind: 'visitor' })
    await expect(invite(visitor, caregiverOf(mine))).rejects.toThrow(SignInNeeded)
  })
})

describe('accepting', () => {
  it('gives the role at once, to that number alone, and says who offered it', async () => {
    const manager = await staff(managerOf(mine))
    const { token, who } = await invited(manager, caregiverOf(mine))
    const stranger = as(await makeStaff(db, null))
    expect(await acceptRoleInvitation(stranger, { token })).toEqual({
      ok: false,
      reason: 'other_number',
    })
    await expect(listManagedRooms(await who())).rejects.toThrow(NotFound)
    expect(await acceptRoleInvitation(await who(), { token })).toEqual({ ok: true })
    expect((await who()).actor).toMatchObject({ roles: [caregiverOf(mine)] })
    expect((await listManagedRooms(await who())).rooms.map(({ id }) => id)).toEqual([mine.id])
    expect(await acceptRoleInvitation(await who(), { token })).toEqual({
      ok: false,
      reason: 'accepted',
    })
    const { people } = await listPeople(manager, everything)
    const self = (await who()).actor
    const found = people.find(({ id }) => self.kind === 'account' && id === self.accountId)
    expect(found?.roles).toMatchObject([{ role: 'caregiver', by: '工作人员', mayRemove: true }])
  })

  it('happens once however many try at once', async () => {
    const { token, who } = await invited(city, caregiverOf(mine))
    const ctx = await who()
    const tries = await Promise.all([1, 2, 3, 4].map(() => acceptRoleInvitation(ctx, { token })))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    const held = await db.read
      .select()
      .from(roleRows)
      .where(eq(roleRows.accountId, ctx.actor.kind === 'account' ? ctx.actor.accountId : ''))
    expect(held).toHaveLength(1)
  })

  it('is over after seven days, and once withdrawn', async () => {
    const late = await invited(city, caregiverOf(mine))
    expect(await acceptRoleInvitation(await late.who(later(168)), { token: late.token })).toEqual({
      ok: false,
      reason: 'expired',
    })
    const gone = await invited(city, caregiverOf(mine))
    const invitationId = await idOf(gone.phone)
    await expect(
      withdrawRoleInvitation(await staff(managerOf(next)), { invitationId }),
    ).rejects.toThrow(NotFound)
    const manager = await staff(managerOf(mine))
    expect(await withdrawRoleInvitation(manager, { invitationId })).toEqual({ ok: true })
    expect(await withdrawRoleInvitation(manager, { invitationId })).toEqual({ ok: true })
    expect(await acceptRoleInvitation(await gone.who(), { token: gone.token })).toEqual({
      ok: false,
      reason: 'withdrawn',
    })
    expect((await auditOf(invitationId)).map(({ action }) => action).sort()).toEqual([
      'invite-to-role',
      'withdraw-role-invitation',
    ])
  })

  it('falls with the office of who invited', async () => {
    const manager = await staff(managerOf(mine))
    const { token, who } = await invited(manager, caregiverOf(mine))
    await removeRole(city, { roleId: await roleIdOf(manager), reason: because })
    expect(await readRoleInvitation(await who(), { token })).toMatchObject({ state: 'fallen' })
    expect(await acceptRoleInvitation(await who(), { token })).toEqual({
      ok: false,
      reason: 'fallen',
    })
  })

  it('cannot be withdrawn afterwards', async () => {
    const { token, who, phone } = await invited(city, caregiverOf(mine))
    await acceptRoleInvitation(await who(), { token })
    expect(await withdrawRoleInvitation(city, { invitationId: await idOf(phone) })).toEqual({
      ok: false,
      reason: 'accepted',
    })
  })
})

describe('the link', () => {
  it('tells anybody what it offers and only the end of the number', async () => {
    const { token, who, phone } = await invited(city, managerOf(mine))
    const visitor = as({ kind: 'visitor' })
    const seen = await readRoleInvitation(visitor, { token })
    expect(seen).toMatchObject({ state: 'open', role: 'room_manager', own: null })
    expect(seen.phone).toBe(`+86 ••• ${phone.slice(-4)}`)
    expect(JSON.stringify(seen)).not.toContain('新同事')
    expect(await readRoleInvitation(await who(), { token })).toMatchObject({ own: true })
    expect(await readRoleInvitation(city, { token })).toMatchObject({ own: false })
    await expect(readRoleInvitation(visitor, { token: 'x'.repeat(43) })).rejects.toThrow(NotFound)
  })
})

describe('the list of people', () => {
  it('holds the scope and nothing else', async () => {
    const manager = await staff(managerOf(next))
    const colleague = await makeStaff(db, caregiverOf(next))
    const offer = await invited(manager, caregiverOf(next))
    const seen = await listPeople(manager, everything)
    expect(seen.people.map(({ id }) => id)).toContain(colleague.accountId)
    for (const { roles } of seen.people) {
      for (const { roomId } of roles) expect(roomId).toBe(next.id)
    }
    expect(seen.offers.map(({ phone }) => phone)).toContain(offer.phone)
    for (const { roomId } of seen.offers) expect(roomId).toBe(next.id)
    const other = await listPeople(await staff(managerOf(far)), everything)
    expect(other.offers).toEqual([])
    expect(other.people.map(({ id }) => id)).not.toContain(colleague.accountId)
    await expect(
      readPerson(manager, { accountId: (await makeStaff(db, caregiverOf(far))).accountId }),
    ).rejects.toThrow(NotFound)
    for (const actor of [colleague, await makeStaff(db, null)]) {
      await expect(listPeople(as(actor), everything)).rejects.toThrow(NotFound)
    }
  })

  it('shows of a person only the roles inside, and an operator that also works elsewhere without a way to remove', async () => {
    const person = await makeStaff(db, caregiverOf(mine))
    await db.read.insert(roleRows).values({ accountId: person.accountId, ...managerOf(far) })
    const across = await makeStaff(db, { role: 'operator', operatorId })
    const subdistrict = await staff({
      role: 'subdistrict_administrator',
      subdistrictCode: '310106006',
    })
    const seen = await readPerson(subdistrict, { accountId: person.accountId })
    expect(seen.roles).toMatchObject([{ role: 'caregiver', mayRemove: true }])
    const removable = async () =>
      (await readPerson(subdistrict, { accountId: across.accountId })).roles[0]?.mayRemove
    expect(await removable()).toBe(true)
    await db.read.update(rooms).set({ operatorId }).where(eq(rooms.id, far.id))
    expect(await removable()).toBe(false)
    await db.read.update(rooms).set({ operatorId: null }).where(eq(rooms.id, far.id))
  })

  it('is searched by name and number, and comes in pages', async () => {
    const [one, two] = [
      await makeStaff(db, caregiverOf(mine)),
      await makeStaff(db, caregiverOf(mine)),
    ]
    await db.read.execute(
      sql`update accounts set ${named('欧阳百分%')} where id = ${one.accountId}`,
    )
    const found = async (search: string) =>
      (await listPeople(city, { search, page: 1 })).people.map(({ id }) => id)
    expect(await found('欧阳')).toEqual([one.accountId])
    expect(await found('分%')).toEqual([one.accountId])
    expect(await found(two.phone.slice(3))).toEqual([two.accountId])
    expect(await found('没有这个人')).toEqual([])
    expect(await found('欧 阳百分％')).toEqual([one.accountId])
    const phone = newPhone()
    await inviteToRole(
      city,
      { name: `Zoe\u0308 ${phone}`, phone, role: caregiverOf(mine), key: v7() },
      link,
    )
    const { offers } = await listPeople(city, { search: `zoë ${phone}`, page: 1 })
    expect(offers).toMatchObject([{ name: `Zoe\u0308 ${phone}` }])
    const { people, total } = await listPeople(city, everything)
    expect(people.length).toBe(Math.min(30, total))
    expect((await listPeople(city, { search: '', page: 99 })).people).toEqual([])
  })

  it('offers the roles and scopes one may give', async () => {
    const subdistrict = await staff({
      role: 'subdistrict_administrator',
      subdistrictCode: '310106006',
    })
    const values = async (ctx: Ctx, role: string) =>
      (await listRoleChoices(ctx, { role })).scopes.map(({ value }) => value)
    const choices = await listRoleChoices(subdistrict, { role: 'city_administrator' })
    expect(choices).toMatchObject({ chosen: 'room_manager' })
    expect(choices.offices).not.toContain('district_administrator')
    expect((await values(subdistrict, 'caregiver')).sort()).toEqual([mine.id, next.id].sort())
    expect(await values(subdistrict, 'operator')).toEqual([operatorId])
    expect(await values(subdistrict, 'subdistrict_administrator')).toEqual(['310106006'])
    expect(await values(city, 'district_administrator')).toHaveLength(16)
    expect(await values(await staff({ role: 'operator', operatorId }), 'room_manager')).toEqual([
      mine.id,
    ])
    await expect(listRoleChoices(await staff(caregiverOf(mine)), { role: null })).rejects.toThrow(
      NotFound,
    )
  })
})

describe('removing a role', () => {
  it('works at the next request, at or below one’s level in scope, and is logged with its reason', async () => {
    const { token, who } = await invited(city, caregiverOf(mine))
    await acceptRoleInvitation(await who(), { token })
    const roleId = await roleIdOf(await who())
    for (const role of [managerOf(next), caregiverOf(mine)]) {
      await expect(removeRole(await staff(role), { roleId, reason: because })).rejects.toThrow(
        NotFound,
      )
    }
    const before = await who()
    const manager = await staff(managerOf(mine))
    expect(await removeRole(manager, { roleId, reason: '合同到期' })).toEqual({ ok: true })
    expect((await who()).actor).toMatchObject({ roles: [] })
    await expect(listManagedRooms(await who())).rejects.toThrow(NotFound)
    const log = await auditOf(before.actor.kind === 'account' ? before.actor.accountId : '')
    expect(log).toContainEqual(
      expect.objectContaining({ action: 'remove-role', reason: '合同到期', roomId: mine.id }),
    )
    await expect(removeRole(manager, { roleId, reason: because })).rejects.toThrow(NotFound)
  })

  it('of one’s own is allowed, but the last city administrator stays, two at once too', async () => {
    const caregiver = await staff(caregiverOf(mine))
    const own = { roleId: await roleIdOf(caregiver), reason: because }
    expect(await removeRole(caregiver, own)).toEqual({ ok: true })
    const second = await staff({ role: 'city_administrator' })
    const ids = [await roleIdOf(city), await roleIdOf(second)]
    const removed = await Promise.all([
      removeRole(city, { roleId: ids[0] ?? '', reason: because }),
      removeRole(second, { roleId: ids[1] ?? '', reason: because }),
    ])
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(removed.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last_administrator' })
  })
})

async function roleIdOf({ actor }: Ctx): Promise<string> {
  const accountId = actor.kind === 'account' ? actor.accountId : ''
  const [row] = await db.read
    .select()
    .from(roleRows)
    .where(sql`account_id = ${accountId} and removed_at is null`)
  return row?.id ?? ''
}
