import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Database } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { children, consents, guardians } from '@/db/schema/families'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'

export type TestFamily = { account: Account; childIds: string[] }

/** A family of its own: an account with consent given and children born on the days named. */
export async function makeFamily(
  db: Database,
  birthDates: string[],
  options: { homeSubdistrictCode?: string; consent?: boolean; factor?: number } = {},
): Promise<TestFamily> {
  const accountId = v7()
  const phone = `+8613${randomInt(100_000_000, 999_999_999)}`
  const homeSubdistrictCode = options.homeSubdistrictCode ?? null
  const kids = birthDates.map((birthDate, n) => ({
    id: v7(),
    name: `幼儿${n + 1}`,
    birthDate,
    careFactorHundredths: options.factor ?? 100,
  }))
  await db.transaction(async (tx) => {
    await tx.insert(accounts).values({ id: accountId, phone, name: '家长', homeSubdistrictCode })
    if (options.consent ?? true) {
      await tx.insert(consents).values({
        accountId,
        purpose: 'child_data',
        ruleVersion: 'test',
        decision: 'given',
      })
    }
    if (kids.length > 0) {
      await tx.insert(children).values(kids)
      await tx
        .insert(guardians)
        .values(kids.map((kid) => ({ accountId, childId: kid.id, relation: 'mother' as const })))
    }
  })
  return {
    account: {
      kind: 'account',
      accountId,
      phone,
      name: '家长',
      language: 'zh',
      homeSubdistrictCode,
      roles: [],
    },
    childIds: kids.map((kid) => kid.id),
  }
}

/** A context for an account of the tests at an instant. */
export function ctxOf(db: Database, account: Account, now: Date): Ctx {
  return { db, actor: account, now }
}
