import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { listOpenRooms } from '@/domain/rooms/list-open-rooms'
import { readRoom } from '@/domain/rooms/read-room'
import { readRoomTexts } from '@/domain/rooms/read-room-texts'
import { setRoomText } from '@/domain/rooms/set-room-text'
import type { SetRoomTextInput } from '@/domain/rooms/text-inputs'
import { selectRoomTexts, upsertRoomText } from '@/domain/rooms/text-queries'
import { type Ctx, writing } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { testDatabase } from '../support/database'
import { accountWith, monday, openTestRoom, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx
let room: { id: string; code: string }
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
  const code = `t-${v7()}`
  room = { id: await openTestRoom(ctx, { code }), code }
})
afterEach(() => ctx.db.close())

/** What to bring, typed by a person to whom the form showed nothing. */
function bring(text: Partial<SetRoomTextInput> = {}): SetRoomTextInput {
  return { roomId: room.id, kind: 'bring', textZh: '水杯', textEn: '', seen: null, ...text }
}

async function published() {
  const { texts } = await readRoom(ctx, room.code)
  return texts.map(({ kind, textZh, textEn }) => ({ kind, textZh, textEn }))
}

async function seenNow(kind = 'bring') {
  const actor = accountWith({ role: 'room_manager', roomId: room.id })
  const { texts } = await readRoomTexts({ ...ctx, actor }, { code: room.code })
  return texts.find((text) => text.kind === kind)?.seen ?? null
}

async function log() {
  const rows = await ctx.db.read.execute<{ action: string; details: unknown }>(sql`
    select action, details from audit_entries
    where room_id = ${room.id} and action like 'room_text%' order by id`)
  return [...rows]
}

test('a text is published, corrected and taken back, each logged from what to what', async () => {
  expect(await published()).toEqual([])
  const first = bring({ textZh: '  尿不湿\r\n水杯 ', textEn: 'Nappies\r\nand a cup' })
  expect(await setRoomText(ctx, first)).toEqual({ ok: true, published: true })
  const kept = { textZh: '尿不湿\n水杯', textEn: 'Nappies\nand a cup' }
  expect(await published()).toEqual([{ kind: 'bring', ...kept }])

  const later = { ...ctx, now: instantOf(monday, '09:00') }
  const corrected = bring({ ...kept, textEn: '', seen: await seenNow() })
  expect(await setRoomText(later, corrected)).toEqual({ ok: true, published: true })
  expect(await published()).toEqual([{ kind: 'bring', ...kept, textEn: null }])

  const empty = bring({ textZh: ' \n ', seen: await seenNow() })
  expect(await setRoomText(later, empty)).toEqual({ ok: true, published: false })
  expect(await published()).toEqual([])
  expect(await log()).toEqual([
    {
      action: 'room_text_set',
      details: {
        textKind: 'bring',
        changes: { textZh: [null, kept.textZh], textEn: [null, kept.textEn] },
      },
    },
    {
      action: 'room_text_set',
      details: { textKind: 'bring', changes: { textEn: [kept.textEn, null] } },
    },
    {
      action: 'room_text_cleared',
      details: { textKind: 'bring', changes: { textZh: [kept.textZh, null] } },
    },
  ])
})

test('the same text again, or taking back what is not there, changes and logs nothing', async () => {
  await setRoomText(ctx, bring({ kind: 'accessibility', textZh: '' }))
  await setRoomText(ctx, bring())
  const before = await seenNow()
  await setRoomText({ ...ctx, now: instantOf(monday, '10:00') }, bring())
  expect(await seenNow()).toBe(before)
  expect(await log()).toHaveLength(1)
})

test('a text may have 2000 characters, whatever they weigh, and no more', async () => {
  expect(await setRoomText(ctx, bring({ textZh: `${'👶'.repeat(1999)}宝` }))).toMatchObject({
    ok: true,
  })
  const long = bring({ kind: 'staff', textEn: 'a'.repeat(2001) })
  expect(await setRoomText(ctx, long)).toEqual({
    ok: false,
    reason: 'text_too_long',
    language: 'en',
    most: 2000,
    length: 2001,
  })
  expect(await setRoomText(ctx, { ...long, textZh: '字'.repeat(2050) })).toMatchObject({
    reason: 'text_too_long',
    language: 'zh',
    length: 2050,
  })
  expect((await published()).map(({ kind }) => kind)).toEqual(['bring'])
})

test('English alone is refused', async () => {
  const english = bring({ textZh: '', textEn: 'A cup' })
  expect(await setRoomText(ctx, english)).toEqual({ ok: false, reason: 'chinese_missing' })
  expect(await log()).toEqual([])
})

test('what somebody else wrote meanwhile is shown, not written over', async () => {
  await setRoomText(ctx, bring({ textZh: '尿不湿', textEn: 'Nappies' }))
  const seen = await seenNow()
  const blind = bring({ textZh: '水杯' })
  expect(await setRoomText(ctx, blind)).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
    textZh: '尿不湿',
    textEn: 'Nappies',
    seen,
  })
  expect(await setRoomText(ctx, { ...blind, seen })).toMatchObject({ ok: true })
  expect(await published()).toMatchObject([{ textZh: '水杯' }])
})

test('two who write a text for the first time at once: one is told of the other', async () => {
  const results = await Promise.all(
    ['甲', '乙', '丙'].map((textZh) => setRoomText(ctx, bring({ textZh }))),
  )
  const reasons = results.map((result) => (result.ok ? 'written' : result.reason))
  expect(reasons.toSorted()).toEqual(['changed_meanwhile', 'changed_meanwhile', 'written'])
  expect(await log()).toHaveLength(1)
})

test('without the lock on the room, both of two would write and the first be lost', async () => {
  let reading = 2
  let bothHaveRead = () => {}
  const read = new Promise<void>((done) => {
    bothHaveRead = done
  })
  const writes = ['甲', '乙'].map((textZh) =>
    writing(ctx, async (write) => {
      const before = await selectRoomTexts(write.tx, room.id)
      if (--reading === 0) bothHaveRead()
      await read
      if (before.length === 0) {
        await upsertRoomText(write, room.id, { kind: 'bring', textZh, textEn: null })
      }
      return before.length
    }),
  )
  expect(await Promise.all(writes)).toEqual([0, 0])
  expect(await published()).toHaveLength(1)
})

test('who runs the room writes; a caregiver, a stranger and a visitor find nothing', async () => {
  const other = await openTestRoom(ctx, { code: `t-${v7()}` })
  const as = (actor: Ctx['actor']) => ({ ...ctx, actor })
  const here = { code: room.code }
  for (const actor of [
    accountWith({ role: 'caregiver', roomId: room.id }),
    accountWith({ role: 'room_manager', roomId: other }),
    accountWith({ role: 'subdistrict_administrator', subdistrictCode: '310105001' }),
    accountWith(),
  ]) {
    await expect(setRoomText(as(actor), bring())).rejects.toThrow(NotFound)
    await expect(readRoomTexts(as(actor), here)).rejects.toThrow(NotFound)
  }
  await expect(setRoomText(as({ kind: 'visitor' }), bring())).rejects.toThrow(SignInNeeded)
  expect(await published()).toEqual([])
  const manager = as(await makeStaff(ctx.db, { role: 'room_manager', roomId: room.id }))
  expect(await setRoomText(manager, bring())).toMatchObject({ ok: true })
  expect(
    (await readRoomTexts(manager, here)).texts.map(({ kind, textZh }) => [kind, textZh]),
  ).toEqual([
    ['bring', '水杯'],
    ['first_visit', ''],
    ['staff', ''],
    ['getting_there', ''],
    ['accessibility', ''],
  ])
})

test('what cannot be logged is not written', async () => {
  const nobody = accountWith({ role: 'room_manager', roomId: room.id })
  const unlogged = setRoomText({ ...ctx, actor: nobody }, bring())
  await expect(unlogged).rejects.toThrow(/insert into "audit_entries"/)
  expect(await published()).toEqual([])
})

test('search engines learn of open rooms, and when their texts changed', async () => {
  const mine = async () => (await listOpenRooms(ctx)).find(({ code }) => code === room.code)
  expect((await mine())?.changedAt).toEqual(ctx.now)
  const later = instantOf(monday, '11:00')
  await setRoomText({ ...ctx, now: later }, bring())
  expect((await mine())?.changedAt).toEqual(later)
  await suspendRoom(ctx, { roomId: room.id, reason: '测试' })
  expect(await mine()).toBeUndefined()
})
