import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { bookingCode } from '@/domain/claims/booking-code'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { findFamilyAtDesk } from '@/domain/families/find-family-at-desk'
import { listDeskAlarms } from '@/domain/families/list-desk-alarms'
import { registerFamilyAtDesk } from '@/domain/families/register-family-at-desk'
import { showFamilyAtDesk } from '@/domain/families/show-family-at-desk'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { typedCode } from '@/domain/shared/typed-number'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { messageSealing } from '../support/message-sealing'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { atDesk, openAtDesk } from './support/at-desk'
import { codeSentTo, messagesTo, newPhone } from './support/sign-in'

const now = instantOf('2026-03-09', '10:00')
const born = '2024-09-10'
let db: Database
let room: TestRoom

beforeAll(async () => {
  const { url } = await freshDatabase()
  db = createDatabase(serving(url), { clock: () => now })
  room = await makeRoom(db, { slots: [{ day: '2026-03-16', from: '09:00', to: '11:00' }] })
})
afterAll(() => db.close())

async function desk(): Promise<Ctx> {
  const staff = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  return { ...ctxOf(db, staff, now), messageSealing }
}

const find = (ctx: Ctx, phone: string, replaces: string | null = null) =>
  findFamilyAtDesk(ctx, { roomId: room.id, phone, by: atDesk(phone), replaces })

const show = (ctx: Ctx, phone: string, codeId: string, code: string) =>
  showFamilyAtDesk(ctx, { roomId: room.id, phone, by: atDesk(phone), codeId, code })

const quote = (ctx: Ctx, accountId: string) =>
  quoteAtDesk(ctx, { code: room.code, slotId: room.slotIds[0] ?? '', accountId, span: null })

const codeIdOf = (found: Awaited<ReturnType<typeof find>>) => {
  if (!found.ok || !('codeId' in found)) throw new Error(JSON.stringify(found))
  return found.codeId
}

test('a number, registered or not, gets the same answer and opens nothing by itself', async () => {
  const ctx = await desk()
  const { account } = await makeFamily(db, [born])
  const answers = [await find(ctx, account.phone), await find(ctx, newPhone())]
  for (const one of answers) {
    expect(one).toEqual({ ok: true, codeId: expect.any(String), againFrom: expect.any(Date) })
  }
  expect(await quote(ctx, account.accountId)).toEqual({ ok: false, reason: 'find_again' })
  const reads = await db.read.execute(sql`
    select 1 from audit_entries where action = 'child_read' and room_id = ${room.id}::uuid`)
  expect([...reads]).toEqual([])
})

test('the code that the family reads out opens it, and the room knows it from then on', async () => {
  const ctx = await desk()
  const { account } = await makeFamily(db, [born])
  const { phone, accountId } = account
  const codeId = codeIdOf(await find(ctx, phone))
  const code = await codeSentTo(db, phone)
  const wrong = code === '000000' ? '111111' : '000000'
  expect(await show(ctx, phone, codeId, wrong)).toMatchObject({ ok: false, reason: 'code_wrong' })
  expect(await show(ctx, phone, codeId, code)).toEqual({ ok: true, accountId })
  expect(await quote(ctx, accountId)).toMatchObject({ ok: true })
  expect(await show(ctx, phone, codeId, code)).toMatchObject({ ok: false, reason: 'code_wrong' })
  const sent = await messagesTo(db, phone)
  expect(await find(await desk(), phone)).toEqual({ ok: true, accountId })
  expect(await messagesTo(db, phone)).toHaveLength(sent.length)
})

test('a booking in the room is shown by its code, one elsewhere is not', async () => {
  const ctx = await desk()
  const other = await makeRoom(db, { slots: [{ day: '2026-03-17', from: '09:00', to: '11:00' }] })
  const { account, childIds } = await makeFamily(db, [born])
  const { phone, accountId } = account
  const book = async (slotId = '') => {
    const press = { slotId, key: v7(), children: [{ childId: childIds[0] ?? '', free: true }] }
    const booked = await bookSlot(ctxOf(db, account, now), { ...press, span: null })
    if (!booked.ok) throw new Error(booked.reason)
    return typedCode(bookingCode(booked.bookings[0]?.id ?? ''))
  }
  const [elsewhere, here] = [await book(other.slotIds[0]), await book(room.slotIds[0])]
  const codeId = codeIdOf(await find(ctx, phone))
  expect(await show(ctx, phone, codeId, elsewhere)).toMatchObject({ reason: 'code_wrong' })
  expect(await show(ctx, newPhone(), codeId, here)).toMatchObject({ reason: 'code_wrong' })
  expect(await show(ctx, phone, codeId, here)).toEqual({ ok: true, accountId })
})

test('only a number shown at the desk is registered, and nobody is found by registering', async () => {
  const ctx = await desk()
  const facts = {
    ...{ roomId: room.id, guardianName: '李女士', language: 'zh' as const, childName: '李小果' },
    ...{ birthDate: born, relation: 'mother' as const, allergies: null },
  }
  const { account } = await makeFamily(db, [born])
  const phone = newPhone()
  for (const one of [account.phone, phone]) {
    expect(await registerFamilyAtDesk(ctx, { ...facts, phone: one })).toEqual({
      ok: false,
      reason: 'find_again',
    })
  }
  expect(await openAtDesk(ctx, { roomId: room.id, phone })).toEqual({
    ok: false,
    reason: 'not_registered',
  })
  const otherStaff = await desk()
  expect(await registerFamilyAtDesk(otherStaff, { ...facts, phone })).toMatchObject({ ok: false })
  expect(await registerFamilyAtDesk(ctx, { ...facts, phone })).toMatchObject({ created: true })
})

async function setOfCity(values: ReturnType<typeof sql>) {
  await db.transaction((tx) => tx.execute(sql`update policies set ${values} where level = 'city'`))
}

test('a desk and a person open so many families a day, however they press', async () => {
  await setOfCity(sql`families_by_staff = 3`)
  const ctx = await desk()
  const asked = await Promise.all(Array.from({ length: 8 }, () => find(ctx, newPhone())))
  expect(asked.filter((one) => one.ok)).toHaveLength(3)
  expect(asked.filter((one) => !one.ok && one.reason === 'families_spent')).toHaveLength(5)
  expect(await find(await desk(), newPhone())).toMatchObject({ ok: true })
  await setOfCity(sql`families_by_staff = 100, families_by_desk = 1`)
  expect(await find(await desk(), newPhone())).toMatchObject({ reason: 'families_spent' })
  await setOfCity(sql`families_by_desk = 1000`)
})

test('numbers nobody shows to be theirs warn the offices above the room, and no other', async () => {
  await setOfCity(sql`desk_misses = 1`)
  const [row] = await db.read.execute<{ code: string }>(
    sql`select subdistrict_code as code from rooms where id = ${room.id}::uuid`,
  )
  const office = await makeStaff(db, {
    role: 'subdistrict_administrator',
    subdistrictCode: row?.code ?? '',
  })
  const above = ctxOf(db, office, now)
  expect(await listDeskAlarms(above)).toEqual([])
  const ctx = await desk()
  await find(ctx, newPhone())
  await find(ctx, newPhone())
  expect(await listDeskAlarms(above)).toMatchObject([{ code: room.code }])
  expect(await listDeskAlarms(ctx)).toEqual([])
  const subdistrictCode = '310105013'
  const nearby = { role: 'subdistrict_administrator', subdistrictCode } as const
  const elsewhere = { ...(await makeStaff(db, null)), roles: [nearby] }
  expect(await listDeskAlarms(ctxOf(db, elsewhere, now))).toEqual([])
})
