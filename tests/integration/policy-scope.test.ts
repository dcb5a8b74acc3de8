import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { operators, rooms } from '@/db/schema/rooms'
import { previewPolicy } from '@/domain/administration/preview-policy'
import { setPolicy } from '@/domain/administration/set-policy'
import { findPolicyPlaces } from '@/domain/policies/find-policy-places'
import { listPolicyChanges } from '@/domain/policies/list-policy-changes'
import { readPolicies } from '@/domain/policies/read-policies'
import type { PolicyTarget } from '@/domain/policies/types'
import type { Ctx, Role } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { freshDatabase } from '../support/database'
import { makeRoom } from '../support/room'
import { monday, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: Ctx & { db: Database }
let roomId: string
let roomWhere: string
let operatorId: string

beforeAll(async () => {
  const { url, db } = await freshDatabase()
  ctx = systemAt(url, monday)
  const room = await makeRoom(db, {
    slots: [{ day: '2026-11-03', from: '09:00', to: '11:00' }],
    subdistrictCode: '310106006',
  })
  const [operator] = await db.read
    .insert(operators)
    .values({ name: '某运营方' })
    .returning({ id: operators.id })
  operatorId = operator?.id ?? ''
  await db.read.update(rooms).set({ operatorId }).where(sql`id = ${room.id}`)
  roomId = room.id
  roomWhere = `room-${room.code}`
  await db.close()
})

const places = {
  city: 'city',
  district: '310106',
  otherDistrict: '310105',
  subdistrict: '310106006',
  otherSubdistrict: '310106012',
  farSubdistrict: '310105001',
  room: 'room',
} as const
type Place = keyof typeof places

const whereOf = (place: Place) => (place === 'room' ? roomWhere : places[place])
const targetOf = (place: Place): PolicyTarget => {
  if (place === 'city') return { level: 'city' }
  if (place === 'room') return { level: 'room', roomId }
  const code = places[place]
  return code.length === 6
    ? { level: 'district', districtCode: code }
    : { level: 'subdistrict', subdistrictCode: code }
}

/** Who sees what, and who sets what: own, other and parent scope of every role. */
const rules: [name: string, role: () => Role, sees: Place[], sets: Place[]][] = [
  [
    'city administrator',
    () => ({ role: 'city_administrator' }),
    Object.keys(places) as Place[],
    Object.keys(places) as Place[],
  ],
  [
    'district administrator',
    () => ({ role: 'district_administrator', districtCode: '310106' }),
    ['district', 'subdistrict', 'otherSubdistrict', 'room'],
    ['district', 'subdistrict', 'otherSubdistrict', 'room'],
  ],
  [
    'subdistrict administrator',
    () => ({ role: 'subdistrict_administrator', subdistrictCode: '310106006' }),
    ['subdistrict', 'room'],
    ['subdistrict', 'room'],
  ],
  [
    'subdistrict administrator beside',
    () => ({ role: 'subdistrict_administrator', subdistrictCode: '310106012' }),
    ['otherSubdistrict'],
    ['otherSubdistrict'],
  ],
  ['operator', () => ({ role: 'operator', operatorId }), ['room'], []],
  ['room manager', () => ({ role: 'room_manager', roomId }), ['room'], []],
  ['caregiver', () => ({ role: 'caregiver', roomId }), [], []],
]

/** Whether it is there for the actor at all; a refusal counts as yes. */
async function there(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

test.each(rules)(
  'a %s sees and sets the rules of the own scope alone',
  async (_, role, sees, sets) => {
    const mine = { ...ctx, actor: await makeStaff(ctx.db, role()) }
    for (const place of Object.keys(places) as Place[]) {
      const where = whereOf(place)
      const input = {
        target: targetOf(place),
        effectiveFrom: '2026-12-01',
        reason: null,
        settings: { slotCap: 9 },
      }
      const seen = sees.includes(place)
      const set = sets.includes(place)
      expect(await there(readPolicies(mine, { where })), `${place} read`).toBe(seen)
      expect(await there(listPolicyChanges(mine, { where, page: 1 })), `${place} history`).toBe(
        seen,
      )
      expect(await there(previewPolicy(mine, input)), `${place} preview`).toBe(set)
      expect(await there(setPolicy(mine, input)), `${place} set`).toBe(set)
      if (seen) expect((await readPolicies(mine, { where })).mayChange).toBe(set)
    }
  },
)

test('a search finds only places of the own scope', async () => {
  const found = async (role: Role, search: string) => {
    const mine = { ...ctx, actor: await makeStaff(ctx.db, role) }
    return (await findPolicyPlaces(mine, { search })).places.map(({ where }) => where)
  }
  const subdistrict = { role: 'subdistrict_administrator', subdistrictCode: '310106006' } as const
  expect(await found(subdistrict, '')).toEqual(['310106006', roomWhere])
  expect(await found({ role: 'operator', operatorId }, '')).toEqual([roomWhere])
  expect(await found(subdistrict, '虹桥')).toEqual([])
  expect((await found({ role: 'city_administrator' }, '虹桥')).length).toBeGreaterThan(1)
  expect(await found({ role: 'city_administrator' }, '%')).toEqual([])
})

test('the second factor is the city’s alone, and the city gives nothing back', async () => {
  const set = (target: PolicyTarget, settings: object) =>
    setPolicy(ctx, { target, effectiveFrom: monday, reason: null, settings })
  expect(await set(targetOf('district'), { secondFactorFrom: 'operator' })).toMatchObject({
    problems: [{ field: 'secondFactorFrom', problem: 'city_alone' }],
  })
  expect(await set({ level: 'city' }, { slotCap: null })).toMatchObject({
    problems: [{ field: 'slotCap', problem: 'city_sets_all' }],
  })
})
