import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { listPeople } from '@/domain/people/list-people'
import { listPolicyChanges } from '@/domain/policies/list-policy-changes'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { findRooms } from '@/domain/search/find-rooms'
import type { Ctx } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { listScopeShortfalls } from '@/domain/shortfalls/list-scope-shortfalls'
import { freshDatabase } from '../support/database'
import { makeStaff } from '../support/staff'

let db: Database
let ctx: Ctx
beforeAll(async () => {
  ;({ db } = await freshDatabase())
  const actor = await makeStaff(db, { role: 'city_administrator' })
  ctx = { db, now: instantOf('2026-03-16', '10:00'), actor }
})
afterAll(() => db.close())

const lists: Record<string, (page: number) => Promise<object>> = {
  findRooms: (page) => findRooms(ctx, { divisionCode: null, day: null, ageMonths: null, page }),
  listManagedRooms: (page) => listManagedRooms(ctx, { page }),
  listPeople: (page) => listPeople(ctx, { search: '', page }),
  listPolicyChanges: (page) => listPolicyChanges(ctx, { where: 'city', page }),
  listScopeShortfalls: (page) => listScopeShortfalls(ctx, { page }),
}

test.each(Object.keys(lists))(
  '%s answers whatever number of a page an address says',
  async (name) => {
    for (const asked of [-1, 0, 1.5, 7, 1e9, 1e21, Number.NaN, Number.POSITIVE_INFINITY]) {
      const answer = (await lists[name]?.(asked)) ?? {}
      const page = 'page' in answer ? Number(answer.page) : 1
      expect(Number.isInteger(page) && page >= 1 && page <= 10_000, `${asked}: ${page}`).toBe(true)
    }
  },
)
