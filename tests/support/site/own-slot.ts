import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { actorOfAccount } from '@/domain/accounts/actor-of-session'
import { registerAccount } from '@/domain/accounts/register-account'
import { addChild } from '@/domain/children/add-child'
import { answerChildDataRule } from '@/domain/consents/answer-child-data-rule'
import type { Ctx } from '@/domain/shared/context'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeFamily } from '../family'
import { makeRoom } from '../room'
import { inFreeSubdistrict } from './free-subdistrict'
import { siteDatabase } from './running'

/**
 * A room that no other test knows, with a morning, a flexible afternoon and another morning: far
 * enough ahead that booking is not closed whatever the holidays, near enough to be released.
 */
export async function makeOwnSlots(cap = 10, subdistrictCode = '310106006') {
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), 13)
  const nameZh = `测试 ${randomInt(1e9)} 宝宝屋`
  const room = await makeRoom(db, {
    nameZh,
    subdistrictCode,
    slots: [
      { day, from: '09:00', to: '11:00', cap },
      { day, from: '13:00', to: '17:00', flexible: true },
    ],
  })
  return { ...room, nameZh, day }
}

/** The same in a subdistrict that has no other room, so that nothing else is found there. */
export async function makeSlotsAlone(cap = 10) {
  return inFreeSubdistrict(async ({ code: here }) => ({ here, ...(await makeOwnSlots(cap, here)) }))
}

/**
 * A family known to the site: a number that signs in, with children of 18 months and, unless it has
 * none yet, consent.
 */
export async function makeOwnFamily(names: string[], { consent = true } = {}) {
  const db = siteDatabase()
  const phone = `+86138${randomInt(10_000_000, 99_999_999)}`
  const ctx = await familyContext(db, phone)
  if (consent) await answerChildDataRule(ctx, { agrees: true })
  for (const name of names) await addOwnChild(ctx, name)
  return { phone }
}

/** A known family whose home is a subdistrict. */
export async function makeResidents(names: string[], subdistrictCode: string) {
  const { phone } = await makeOwnFamily(names)
  await siteDatabase().transaction((tx) =>
    tx.execute(
      sql`update accounts set home_subdistrict_code = ${subdistrictCode} where phone = ${phone}`,
    ),
  )
  return { phone }
}

/** Books `places` places of a slot for children of other families. */
export async function fillSlot(slotId: string | undefined, places: number): Promise<void> {
  const db = siteDatabase()
  const { childIds } = await makeFamily(
    db,
    Array.from({ length: places }, () => '2025-01-10'),
  )
  await db.transaction(async (tx) => {
    for (const childId of childIds) {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), s.id, g.child_id, g.account_id, 'confirmed', s.starts_at, s.ends_at, s.cancel_until
        from slots s, guardians g where s.id = ${slotId} and g.child_id = ${childId}`)
    }
  })
}

async function familyContext(db: Database, phone: string): Promise<Ctx> {
  const now = new Date()
  const system: Ctx = { actor: { kind: 'system' }, now, db }
  const { accountId } = await registerAccount(system, { phone, name: '试用者', language: 'zh' })
  const actor = await actorOfAccount(db.read, accountId)
  if (!actor) throw new Error('the account was not written')
  return { ...system, actor }
}

async function addOwnChild(ctx: Ctx, name: string): Promise<void> {
  const unsealed = {
    seal: (text: string) => text,
    open: (text: string) => text,
    digest: (text: string) => text,
  }
  const born = addDays(dayOf(ctx.now), -540)
  const facts = { name, birthDate: born, relation: 'mother' as const }
  const added = await addChild(
    ctx,
    { ...facts, allergies: null, notes: null, identity: null },
    unsealed,
  )
  if (!added.ok) throw new Error(added.reason)
  // Tests give children of many families the same name and age.
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update children set resembles = null where id = ${added.childId}`),
  )
}

/** The states of all claims on a slot, in the order of the alphabet. */
export async function claimsIn(slotId: string | undefined): Promise<string[]> {
  const db = siteDatabase()
  const rows = await db.read.execute<{ status: string }>(sql`
    select status from bookings where slot_id = ${slotId} order by status`)
  return rows.map((row) => row.status)
}
