import { randomInt } from 'node:crypto'
import { inspect } from 'node:util'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import { children } from '@/db/schema/families'
import { addChild } from '@/domain/children/add-child'
import { editChild } from '@/domain/children/edit-child'
import { findChild } from '@/domain/children/find-child'
import type { EditedChild, NewChild } from '@/domain/children/inputs'
import { listChildren } from '@/domain/children/list-children'
import { removeChild } from '@/domain/children/remove-child'
import { bookSlot } from '@/domain/claims/book-slot'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import { findConsent, hasChildDataConsent } from '@/domain/consents/find-consent'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { identitySealing } from '@/lib/sealing'
import { serving, testDatabase } from '../support/database'
import { makeRoom } from '../support/room'
import { guardianAt, newPhone, signInAt, visitorAt } from './support/sign-in'

let db: Database
const day = '2026-03-17'
const now = instantOf('2026-03-10', '10:00')
const sealing = identitySealing('a secret of thirty-two characters')

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})

const doudou: NewChild = {
  name: '豆豆',
  birthDate: '2024-09-10',
  relation: 'mother',
  allergies: '牛奶',
  notes: null,
  identity: { kind: 'passport', number: 'E12345678', country: 'FR' },
}

/** The same child with a document of its own: one document is one child of the city. */
function another(): NewChild {
  const number = `E${randomInt(1_000, 9_999)}5678`
  return { ...doudou, identity: { kind: 'passport', number, country: 'FR' } }
}

async function withChild(): Promise<{ ctx: Ctx & { actor: Account }; childId: string }> {
  const ctx = await guardianAt(db, now)
  const added = await addChild(ctx, another(), sealing)
  if (!added.ok) throw new Error(added.reason)
  return { ctx, childId: added.childId }
}

/** The form of a child as its page fills it. */
async function formOf(ctx: Ctx, childId: string): Promise<EditedChild> {
  const { name, birthDate, relation, allergies, notes, version } = await findChild(
    ctx,
    { childId },
    sealing,
  )
  const fields = { name, birthDate, relation, allergies, notes, version }
  return { ...fields, childId, identity: null, removeIdentity: false }
}

describe('consent', () => {
  it('is asked for before a child is added, and a no can become a yes', async () => {
    const { ctx, account } = await signInAt(db, newPhone(), now)
    const refused = { ok: false, reason: 'consent_missing' }
    expect(await addChild(ctx, another(), sealing)).toEqual(refused)
    await answerChildDataRule(ctx, { agrees: false })
    expect(await findConsent(ctx)).toMatchObject({ decision: 'refused' })
    expect(await addChild(ctx, another(), sealing)).toEqual(refused)
    await answerChildDataRule(ctx, { agrees: true })
    expect(await hasChildDataConsent(db.read, account.accountId)).toBe(true)
    expect((await addChild(ctx, another(), sealing)).ok).toBe(true)
  })

  it('can be withdrawn; the child stays to be seen and corrected, but no other is added', async () => {
    const { ctx, childId } = await withChild()
    const later = { ...ctx, now: new Date(now.getTime() + 1000) }
    expect(await answerChildDataRule(later, { agrees: false })).toMatchObject({
      decision: 'withdrawn',
    })
    expect(await addChild(later, { ...another(), name: '二宝' }, sealing)).toMatchObject({
      ok: false,
    })
    expect(await listChildren(later)).toHaveLength(1)
    expect(await editChild(later, await formOf(later, childId), sealing)).toEqual({ ok: true })
  })

  it('is recorded once when pressed twice', async () => {
    const { ctx, account } = await signInAt(db, newPhone(), now)
    await Promise.all([1, 2, 3].map(() => answerChildDataRule(ctx, { agrees: true })))
    const rows = await db.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.actorId, account.accountId))
    expect(rows.filter((row) => row.action === 'answer-child-data-rule')).toHaveLength(1)
  })
})

describe('adding a child', () => {
  it('shows it to its guardian with its age in months and its document masked', async () => {
    const { ctx, childId } = await withChild()
    expect(await listChildren(ctx)).toEqual([
      {
        id: childId,
        name: '豆豆',
        birthDate: '2024-09-10',
        ageMonths: 18,
        relation: 'mother',
        allergies: '牛奶',
        notes: null,
        hasIdentity: true,
      },
    ])
    const record = await findChild(ctx, { childId }, sealing)
    expect(record.identity).toEqual({ kind: 'passport', country: 'FR', masked: '•••••5678' })
    expect(record.guardians).toMatchObject([{ own: true, relation: 'mother' }])
  })

  it('keeps the number of the document sealed, in no other table and no audit row', async () => {
    const { childId } = await withChild()
    const [row] = await db.read.select().from(children).where(eq(children.id, childId))
    expect(row?.identitySealed).not.toContain(sealing.open(row?.identitySealed ?? ''))
    expect(sealing.open(row?.identitySealed ?? '')).toMatch(/^E\d{4}5678$/)
    const audit = await db.read.select().from(auditEntries).where(eq(auditEntries.childId, childId))
    expect(audit).toHaveLength(1)
    expect(inspect(audit, { depth: 9 })).not.toMatch(/E\d{4}5678|豆豆/)
  })

  it('is refused for a birth date in the future or over six years ago, and a document that cannot be', async () => {
    const ctx = await guardianAt(db, now)
    const add = (change: Partial<NewChild>) => addChild(ctx, { ...doudou, ...change }, sealing)
    const reasons = [
      await add({ birthDate: '2026-03-11' }),
      await add({ birthDate: '2020-03-09' }),
      await add({ identity: { kind: 'passport', number: 'E12345678', country: null } }),
      await add({ identity: { kind: 'mainland_id', number: '123', country: null } }),
    ].map((one) => !one.ok && one.reason)
    expect(reasons).toEqual([
      'born_in_future',
      'born_too_long_ago',
      'identity_country_missing',
      'identity_malformed',
    ])
    expect(await listChildren(ctx)).toEqual([])
  })

  it('adds one child on a double click', async () => {
    const ctx = await guardianAt(db, now)
    const added = await Promise.all([1, 2, 3].map(() => addChild(ctx, another(), sealing)))
    expect(added.filter((one) => one.ok)).toHaveLength(1)
    expect(added.find((one) => !one.ok)).toEqual({ ok: false, reason: 'child_known' })
  })

  it('stops at ten', async () => {
    const ctx = await guardianAt(db, now)
    for (let n = 0; n < 10; n++) await addChild(ctx, { ...another(), name: `宝${n}` }, sealing)
    expect(await addChild(ctx, another(), sealing)).toEqual({
      ok: false,
      reason: 'too_many_children',
    })
  })

  it('is not for visitors', async () => {
    expect(() => addChild(visitorAt(db, now), another(), sealing)).toThrow(SignInNeeded)
    await expect(listChildren(visitorAt(db, now))).rejects.toThrow(SignInNeeded)
  })
})

describe('somebody else’s child', () => {
  it('is not found, like one that is not there', async () => {
    const { ctx: owner, childId } = await withChild()
    const stranger = await guardianAt(db, now)
    const form = await formOf(owner, childId)
    for (const id of [childId, v7(), 'x']) {
      await expect(findChild(stranger, { childId: id }, sealing)).rejects.toThrow(NotFound)
    }
    await expect(editChild(stranger, form, sealing)).rejects.toThrow(NotFound)
    await expect(removeChild(stranger, { childId })).rejects.toThrow(NotFound)
    expect(await listChildren(stranger)).toEqual([])
  })
})

describe('correcting a child', () => {
  it('keeps the document unless another is given or it is removed', async () => {
    const { ctx, childId } = await withChild()
    const masked = async () => (await findChild(ctx, { childId }, sealing)).identity?.masked
    await editChild(ctx, { ...(await formOf(ctx, childId)), name: '豆豆二' }, sealing)
    expect(await masked()).toBe('•••••5678')
    const identity = { kind: 'passport', number: 'X99990000', country: 'DE' } as const
    await editChild(ctx, { ...(await formOf(ctx, childId)), identity }, sealing)
    expect(await masked()).toBe('•••••0000')
    await editChild(ctx, { ...(await formOf(ctx, childId)), removeIdentity: true }, sealing)
    expect(await masked()).toBeUndefined()
  })

  it('is refused from a form that somebody overtook, and changes nothing then', async () => {
    const { ctx, childId } = await withChild()
    const stale = await formOf(ctx, childId)
    const later = { ...ctx, now: new Date(now.getTime() + 1000) }
    await editChild(later, { ...stale, name: '先到' }, sealing)
    expect(await editChild(later, { ...stale, name: '后到' }, sealing)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
    })
    expect((await listChildren(ctx))[0]?.name).toBe('先到')
  })

  it('leaves the birth date while bookings are to come, and the child cannot be removed', async () => {
    const { ctx, childId } = await withChild()
    const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
    const booked = await bookSlot(ctx, {
      slotId: room.slotIds[0] ?? '',
      key: v7(),
      children: [{ childId, free: true }],
      span: null,
    })
    expect(booked).toMatchObject({ ok: true })
    const form = { ...(await formOf(ctx, childId)), birthDate: '2024-09-11' }
    const refused = { ok: false, reason: 'child_has_bookings' }
    expect(await editChild(ctx, form, sealing)).toEqual(refused)
    expect(await removeChild(ctx, { childId })).toEqual(refused)
    expect((await listChildren(ctx))[0]?.birthDate).toBe('2024-09-10')
  })
})

describe('removing a child', () => {
  it('erases all but the year of birth with the last guardian', async () => {
    const { ctx, childId } = await withChild()
    expect(await removeChild(ctx, { childId })).toEqual({ ok: true, erased: true })
    const [row] = await db.read.select().from(children).where(eq(children.id, childId))
    expect(row).toMatchObject({
      name: '—',
      birthDate: '2024-01-01',
      identityKind: null,
      identitySealed: null,
      allergies: null,
      notes: null,
    })
    expect(await listChildren(ctx)).toEqual([])
    await expect(removeChild(ctx, { childId })).rejects.toThrow(NotFound)
  })
})
