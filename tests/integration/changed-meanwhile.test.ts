import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { findProfile } from '@/domain/accounts/find-profile'
import { updateProfile } from '@/domain/accounts/update-profile'
import { savePolicy } from '@/domain/administration/save-policy'
import { setPolicy } from '@/domain/administration/set-policy'
import { withdrawPolicy } from '@/domain/administration/withdraw-policy'
import { listPlans } from '@/domain/figures/list-plans'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import { readPolicies } from '@/domain/policies/read-policies'
import { addPicture } from '@/domain/rooms/add-picture'
import { describePicture } from '@/domain/rooms/describe-picture'
import { movePicture } from '@/domain/rooms/move-picture'
import { orderSeen, wordsSeen } from '@/domain/rooms/picture-rules'
import { readWeekRoster } from '@/domain/roster/read-week-roster'
import { saveCaregiver } from '@/domain/roster/save-caregiver'
import { caregiverSeen, personSeen } from '@/domain/roster/seen-rules'
import { setPersonShift } from '@/domain/roster/set-person-shift'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-11-26'
const now = instantOf('2026-11-20', '10:00')
let db: Database
let city: Ctx

beforeAll(async () => {
  db = createDatabase(serving((await freshDatabase()).url), { clock: () => now })
  city = ctxOf(db, await makeStaff(db, { role: 'city_administrator' }), now)
})
afterAll(() => db.close())

const stale = { ok: false, reason: 'changed_meanwhile' }

async function ownRoom() {
  const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00', cap: 6 }] })
  const manager = ctxOf(db, await makeStaff(db, { role: 'room_manager', roomId: room.id }), now)
  return { room, manager }
}

/** A wish for one room's largest group, with what the page of its rules shows. */
async function rulesOf(room: { id: string; code: string }) {
  const { seen } = await readPolicies(city, { where: `room-${room.code}` })
  return (largestGroup: number, more: object = {}) => ({
    target: { level: 'room' as const, roomId: room.id },
    effectiveFrom: day,
    reason: null,
    settings: { largestGroup },
    seen,
    agreed: null,
    check: false,
    ...more,
  })
}

/** The agreement to the preview that an answer carries. */
function agreedIn(answer: Awaited<ReturnType<typeof savePolicy>>): string {
  if (!('preview' in answer)) throw new Error('no preview')
  return answer.preview.agreement
}

test('rules are saved with the agreement to a preview of exactly this wish alone', async () => {
  const { room } = await ownRoom()
  const wish = await rulesOf(room)
  const asked = await savePolicy(city, wish(7))
  expect(asked).toMatchObject({ ok: false, reason: 'not_agreed', preview: { rooms: 1 } })
  const agreed = agreedIn(asked)
  expect(await savePolicy(city, wish(8, { agreed }))).toMatchObject({ reason: 'wish_changed' })
  const later = { agreed, effectiveFrom: '2026-11-27' }
  expect(await savePolicy(city, wish(7, later))).toMatchObject({ reason: 'wish_changed' })
  expect(await savePolicy(city, wish(7, { agreed, check: true }))).toMatchObject({
    reason: 'checked',
  })
  expect(await savePolicy(city, wish(7, { agreed, reason: '小班' }))).toMatchObject({ ok: true })
  // Sent twice it is done once.
  expect(await savePolicy(city, wish(7, { agreed, reason: '小班' }))).toMatchObject({ ok: true })
  const { settings } = await readPolicies(city, { where: `room-${room.code}`, day })
  expect(settings.find(({ field }) => field === 'largestGroup')?.own?.value).toBe(7)
})

test('rules that somebody changed meanwhile are refused, and those above are previewed again', async () => {
  const { room } = await ownRoom()
  const wish = await rulesOf(room)
  const agreed = agreedIn(await savePolicy(city, wish(7)))
  const set = (target: object, settings: object) =>
    setPolicy(city, { target: target as never, effectiveFrom: day, reason: null, settings })
  await set({ level: 'subdistrict', subdistrictCode: '310106006' }, { slotCap: 9 })
  const above = await savePolicy(city, wish(7, { agreed }))
  expect(above).toMatchObject({ reason: 'wish_changed' })
  await set({ level: 'room', roomId: room.id }, { minCaregivers: 1 })
  const refused = await savePolicy(city, wish(7, { agreed: agreedIn(above) }))
  expect(refused).toMatchObject(stale)
  const seen = !refused.ok && 'seen' in refused ? refused.seen : ''
  const again = await savePolicy(city, wish(7, { seen }))
  expect(await savePolicy(city, wish(7, { seen, agreed: agreedIn(again) }))).toMatchObject({
    ok: true,
  })
})

test('a change to come that is no longer the one shown is not taken back', async () => {
  const { room } = await ownRoom()
  const target = { level: 'room', roomId: room.id } as const
  const set = (settings: object) =>
    setPolicy(city, { target, effectiveFrom: day, reason: null, settings })
  await set({ largestGroup: 7 })
  const { coming } = await readPolicies(city, { where: `room-${room.code}` })
  const { id: policyId = '', seen } = coming[0] ?? {}
  await set({ slotCap: 5 })
  expect(await withdrawPolicy(city, { policyId, reason: null, seen })).toMatchObject(stale)
  const after = (await readPolicies(city, { where: `room-${room.code}` })).coming[0]?.seen
  expect(await withdrawPolicy(city, { policyId, reason: null, seen: after })).toEqual({ ok: true })
})

test('a shift of a person that somebody changed is not put over it, one of another person is', async () => {
  const { room, manager } = await ownRoom()
  const week = await readWeekRoster(manager, { code: room.code, day })
  const shifts = week.days.find((one) => one.day === day)?.shifts ?? []
  const [first = '', second = ''] = week.staff.map(({ id }) => id)
  const put = (caregiverId: string, fromTime: string) =>
    setPersonShift(manager, {
      caregiverId,
      days: [day],
      shift: { fromTime, toTime: '18:00', breaks: [] },
      confirmed: true,
      seen: { [day]: personSeen(shifts, caregiverId) },
    })
  expect(await put(first, '09:00')).toMatchObject({ ok: true })
  expect(await put(first, '11:00')).toMatchObject(stale)
  expect(await put(first, '09:00')).toMatchObject({ ok: true })
  expect(await put(second, '11:00')).toMatchObject({ ok: true })
})

test('a person on the staff is changed as shown, once', async () => {
  const { room, manager } = await ownRoom()
  const [person] = (await readWeekRoster(manager, { code: room.code, day })).staff
  if (!person) throw new Error('nobody')
  const save = (name: string, seen = caregiverSeen(person)) =>
    saveCaregiver(manager, { caregiverId: person.id, name, confirmed: true, seen })
  expect(await save('甲')).toMatchObject({ ok: true })
  expect(await save('乙')).toMatchObject(stale)
  expect(await save('甲')).toMatchObject({ reason: 'nothing_changed' })
  expect(await save('乙', caregiverSeen({ ...person, name: '甲' }))).toMatchObject({ ok: true })
})

test('words and order of pictures are changed as shown', async () => {
  const { room, manager } = await ownRoom()
  const ids = [v7(), v7()]
  const words = { altZh: '门口', altEn: 'The door' }
  for (const pictureId of ids) {
    const size = { path: pictureId, width: 800, height: 600 }
    await addPicture(manager, { roomId: room.id, pictureId, ...size, ...words }, async () => {})
  }
  const [pictureId = ''] = ids
  const of = { roomId: room.id, pictureId }
  const describe = (altZh: string) =>
    describePicture(manager, { ...of, ...words, altZh, seen: wordsSeen(words) })
  expect(await describe('院子')).toEqual({ ok: true })
  expect(await describe('厨房')).toMatchObject(stale)
  const seen = orderSeen(ids.map((id) => ({ id })))
  expect(await movePicture(manager, { ...of, to: 'later', seen })).toEqual({ ok: true })
  expect(await movePicture(manager, { ...of, to: 'later', seen })).toMatchObject(stale)
})

test('numbers of children and targets are changed as shown, whichever day or year they hold for', async () => {
  const { seen } = await listPlans(city, { where: 'city' })
  const enter = (children: number) =>
    setResidentChildren(city, {
      fromDay: '2027-01-01',
      source: null,
      entries: [{ subdistrictCode: '310106006', children, seen: seen.children['310106006'] }],
    })
  expect(await enter(400)).toMatchObject({ ok: true })
  expect(await enter(500)).toMatchObject(stale)
  const target = (newPlaces: number) =>
    setProgrammeTarget(city, { year: 2031, newPlaces, seen: seen.targets['2031'] ?? null })
  expect(await target(100)).toEqual({ ok: true })
  expect(await target(200)).toMatchObject(stale)
  expect((await listPlans(city, { where: 'city' })).seen.targets).toMatchObject({ 2031: 100 })
})

test('one’s own details are changed as shown', async () => {
  const { account } = await makeFamily(db, [])
  const ctx = ctxOf(db, account, now)
  const { seen } = await findProfile(ctx)
  const save = (name: string) =>
    updateProfile(ctx, { name, language: 'zh', homeSubdistrictCode: null, seen })
  expect(await save('甲')).toEqual({ ok: true })
  expect(await save('乙')).toMatchObject(stale)
  expect(await save('甲')).toEqual({ ok: true })
})
