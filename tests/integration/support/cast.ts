import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Database } from '@/db/client'
import { accounts, sessions } from '@/db/schema/accounts'
import { consents } from '@/db/schema/families'
import { rooms } from '@/db/schema/rooms'
import type { Account } from '@/domain/shared/actor'
import type { Actor, Role } from '@/domain/shared/context'

/** All kinds of people, as seen from one room in 江宁路街道, 静安区. */
export const everybody = [
  'visitor',
  'parent',
  'guardian',
  'caregiver',
  'manager',
  'otherManager',
  'operator',
  'otherOperator',
  'subdistrict',
  'otherSubdistrict',
  'district',
  'otherDistrict',
  'city',
  'system',
] as const

export type Person = (typeof everybody)[number]

/** The whole cast of one room, each with an account of their own. `guardian` is given. */
export async function castOf(
  db: Database,
  room: { id: string; operatorId: string; otherOperatorId: string },
  guardian: Account,
  now: Date,
): Promise<Record<Person, Actor>> {
  const otherRoomId = v7()
  await db.read.insert(rooms).values({
    id: otherRoomId,
    code: `other-${otherRoomId}`,
    subdistrictCode: '310106006',
    nameZh: '另一间宝宝屋',
    licensedPlaces: 10,
    status: 'open',
  })
  const person = async (...roles: Role[]): Promise<Actor> => {
    const accountId = v7()
    const phone = `+861${randomInt(1_000_000_000, 9_999_999_999)}`
    await db.read.insert(accounts).values({ id: accountId, phone, name: '某人' })
    await db.read.insert(consents).values({
      accountId,
      purpose: 'child_data',
      ruleVersion: 'test',
      decision: 'given',
    })
    return {
      kind: 'account',
      accountId,
      phone,
      name: '某人',
      language: 'zh',
      homeSubdistrictCode: null,
      roles,
      session: { id: await sessionOf(db, accountId, now), confirmedAt: now },
    }
  }
  return {
    visitor: { kind: 'visitor' },
    parent: await person(),
    guardian: {
      ...guardian,
      session: { id: await sessionOf(db, guardian.accountId, now), confirmedAt: now },
    },
    caregiver: await person({ role: 'caregiver', roomId: room.id }),
    manager: await person({ role: 'room_manager', roomId: room.id }),
    otherManager: await person({ role: 'room_manager', roomId: otherRoomId }),
    operator: await person({ role: 'operator', operatorId: room.operatorId }),
    otherOperator: await person({ role: 'operator', operatorId: room.otherOperatorId }),
    subdistrict: await person({
      role: 'subdistrict_administrator',
      subdistrictCode: '310106006',
    }),
    otherSubdistrict: await person({
      role: 'subdistrict_administrator',
      subdistrictCode: '310105013',
    }),
    district: await person({ role: 'district_administrator', districtCode: '310106' }),
    otherDistrict: await person({ role: 'district_administrator', districtCode: '310105' }),
    city: await person({ role: 'city_administrator' }),
    system: { kind: 'system' },
  }
}

/** A session of an account, in the database. */
async function sessionOf(db: Database, accountId: string, now: Date): Promise<string> {
  const id = v7()
  const expiresAt = new Date(now.getTime() + 24 * 60 * 60_000)
  await db.read.insert(sessions).values({ id, accountId, expiresAt, confirmedAt: now })
  return id
}
