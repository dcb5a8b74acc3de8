import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { listAllowances } from '@/domain/allowance/list-allowances'
import { addChild } from '@/domain/children/add-child'
import { decideAlike } from '@/domain/children/decide-alike'
import { editChild } from '@/domain/children/edit-child'
import { fillIdentityHashes } from '@/domain/children/fill-identity-hashes'
import { findChild } from '@/domain/children/find-child'
import type { NewChild } from '@/domain/children/inputs'
import { listAlike } from '@/domain/children/list-alike'
import { bookSlot } from '@/domain/claims/book-slot'
import { quoteBooking } from '@/domain/holds/quote-booking'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { identitySealing } from '@/lib/sealing'
import { freshDatabase, serving } from '../support/database'
import { ctxOf } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { guardianAt, messagesTo } from './support/sign-in'

const now = instantOf('2026-03-09', '10:00')
const sealing = identitySealing('a secret of thirty-two characters')
let db: Database
let room: TestRoom

beforeAll(async () => {
  const { url } = await freshDatabase()
  db = createDatabase(serving(url), { clock: () => now })
  room = await makeRoom(db, { slots: [{ day: '2026-03-16', from: '09:00', to: '11:00' }] })
})
afterAll(() => db.close())

const passport = (number: string) => ({ kind: 'passport', number, country: 'FR' }) as const
const newNumber = () => `E${randomInt(10_000_000, 99_999_999)}`
const facts = (name: string, identity: NewChild['identity'] = null): NewChild => ({
  ...{ name, birthDate: '2024-09-10', relation: 'mother', allergies: null, notes: null },
  identity,
})
const leftOf = async (ctx: Ctx) => (await listAllowances(ctx)).map(({ left }) => left)

test('one document is one child of the city, in whatever account and however many at once', async () => {
  const document = passport(newNumber())
  const accounts = await Promise.all(Array.from({ length: 6 }, () => guardianAt(db, now)))
  const added = await Promise.all(
    accounts.map((ctx, n) => addChild(ctx, facts(`孩子${'甲乙丙丁戊己'[n]}`, document), sealing)),
  )
  expect(added.filter((one) => one.ok)).toHaveLength(1)
  expect(added.filter((one) => !one.ok && one.reason === 'document_known')).toHaveLength(5)
  const winner = accounts[added.findIndex((one) => one.ok)]
  if (!winner) throw new Error('nobody won')
  const told = await messagesTo(db, winner.actor.phone)
  expect(told.filter((one) => one.parameters.what === 'child_alike').length).toBeGreaterThan(0)
})

test('the database refuses a second row with one document', async () => {
  const hash = sealing.digest(newNumber())
  const write = () =>
    db.transaction((tx) =>
      tx.execute(sql`insert into children (id, name, birth_date, identity_kind, identity_sealed, identity_hash)
        values (${v7()}, '某', '2024-09-10', 'passport', 'sealed', ${hash})`),
    )
  await write()
  await expect(write()).rejects.toMatchObject({ cause: { constraint_name: 'children_identity' } })
})

test('the same name with a dot after it is added with the same answer, without more free visits', async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => guardianAt(db, now)))
  if (!first || !second || !third) throw new Error('nobody signed in')
  const answers = [
    await addChild(first, facts('张小满'), sealing),
    await addChild(second, facts('张小满·'), sealing),
    await addChild(third, facts('张 小-满'), sealing),
  ]
  for (const one of answers) expect(one).toEqual({ ok: true, childId: expect.any(String) })
  expect(await Promise.all([first, second, third].map(leftOf))).toEqual([[12], [0], [0]])
  const [slotId = ''] = room.slotIds
  const quoted = await quoteBooking(second, { slotId, span: null })
  expect(quoted.children[0]?.cost.allowanceUsed).toBe(0)
  const childId = answers[1]?.ok ? answers[1].childId : ''
  const press = { slotId, key: v7(), children: [{ childId, free: true }], span: null }
  expect(await bookSlot(second, press)).toMatchObject({ ok: false })
})

test('of several accounts at once one child has free visits', async () => {
  const accounts = await Promise.all(Array.from({ length: 6 }, () => guardianAt(db, now)))
  await Promise.all(accounts.map((ctx) => addChild(ctx, facts('一起来'), sealing)))
  const left = (await Promise.all(accounts.map(leftOf))).flat()
  expect(left.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 0, 12])
})

test('a child that is renamed into another is looked at again', async () => {
  const [first, second] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(first, facts('李果果'), sealing)
  const added = await addChild(second, facts('别的名字'), sealing)
  const childId = added.ok ? added.childId : ''
  expect(await leftOf(second)).toEqual([12])
  const { version } = await findChild(second, { childId }, sealing)
  const form = { ...facts('李果果'), childId, version, removeIdentity: false }
  expect(await editChild(second, form, sealing)).toEqual({ ok: true })
  expect(await leftOf(second)).toEqual([0])
})

test('the database refuses a free visit of a child that waits, whoever writes', async () => {
  const [first, second] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(first, facts('直接写'), sealing)
  const added = await addChild(second, facts('直接写'), sealing)
  const childId = added.ok ? added.childId : ''
  const write = db.transaction((tx) =>
    tx.execute(sql`insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at,
        cancel_until, allowance_used)
      select uuid_v7(), s.id, ${childId}::uuid, ${second.actor.accountId}::uuid, 'confirmed', s.starts_at,
        s.ends_at, s.cancel_until, 1 from slots s where s.id = ${room.slotIds[0]}`),
  )
  await expect(write).rejects.toMatchObject({
    cause: { constraint_name: 'allowance_not_below_zero' },
  })
})

test('if the city wants it, a child has free visits once it has a document', async () => {
  const [without, with_] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(without, facts('无证件'), sealing)
  await addChild(with_, facts('有证件', passport(newNumber())), sealing)
  const set = (value: boolean) =>
    db.transaction((tx) =>
      tx.execute(sql`update policies set allowance_needs_document = ${value} where level = 'city'`),
    )
  await set(true)
  expect([await leftOf(without), await leftOf(with_)]).toEqual([[0], [12]])
  await set(false)
  expect(await leftOf(without)).toEqual([12])
})

test('documents kept before are digested once, and later ones with the same wait', async () => {
  const document = passport(newNumber())
  const [first, second] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(first, facts('旧一', document), sealing)
  await addChild(second, facts('旧二', passport(newNumber())), sealing)
  await db.transaction((tx) =>
    tx.execute(sql`update children set identity_hash = null,
      identity_sealed = ${sealing.seal(document.number)} where name in ('旧一', '旧二')`),
  )
  const system: Ctx = { actor: { kind: 'system' }, now, db }
  expect(await fillIdentityHashes(system, sealing)).toBe(2)
  expect(await fillIdentityHashes(system, sealing)).toBe(0)
  expect([await leftOf(first), await leftOf(second)]).toEqual([[12], [0]])
  // Told apart, the job would only note them again: one of the two numbers is wrong, or they are one child.
  const office = ctxOf(
    db,
    { ...(await makeStaff(db, null)), roles: [{ role: 'city_administrator' }] },
    now,
  )
  const [row] = await db.read.execute<{ id: string }>(
    sql`select id from children where name = '旧二'`,
  )
  const apart = { childId: row?.id ?? '', same: false, reason: '看了证件' }
  expect(await decideAlike(office, apart)).toEqual({ ok: false, reason: 'document_same' })
})

const alone = async (one: ReturnType<typeof addChild>) => {
  const added = await one
  return added.ok ? added.childId : ''
}

test('the city merges one child written twice: one record, both families, one allowance', async () => {
  const staff = { ...(await makeStaff(db, null)), roles: [{ role: 'city_administrator' as const }] }
  const office = ctxOf(db, staff, now)
  const [first, second] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(first, facts('合并我'), sealing)
  const childId = await alone(addChild(second, facts('合并我'), sealing))
  const mine = (await listAlike(office)).filter(({ other }) => other.id === childId)
  expect(mine).toMatchObject([{ kept: { name: '合…' }, other: { name: '合…' } }])
  await expect(decideAlike(second, { childId, same: true, reason: '我说的' })).rejects.toThrow()
  const paper = { childId, same: true, reason: '看了出生证明' }
  const both = await Promise.all([decideAlike(office, paper), decideAlike(office, paper)])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect([await leftOf(first), await leftOf(second)]).toEqual([[12], [12]])
  const [own, other] = [await listAllowances(first), await listAllowances(second)]
  expect(own.map((one) => one.childId)).toEqual(other.map((one) => one.childId))
  const logged = await db.read.execute(sql`
    select reason from audit_entries where action = 'merge-child' and child_id = ${childId}::uuid`)
  expect([...logged]).toEqual([{ reason: '看了出生证明' }])
})

test('two children that only share a name are told apart with the paper', async () => {
  const staff = { ...(await makeStaff(db, null)), roles: [{ role: 'city_administrator' as const }] }
  const [first, second] = await Promise.all([guardianAt(db, now), guardianAt(db, now)])
  await addChild(first, facts('同名人'), sealing)
  const childId = await alone(addChild(second, facts('同名人'), sealing))
  const decided = { childId, same: false, reason: '看了两份出生证明' }
  expect(await decideAlike(ctxOf(db, staff, now), decided)).toEqual({ ok: true })
  expect([await leftOf(first), await leftOf(second)]).toEqual([[12], [12]])
})
