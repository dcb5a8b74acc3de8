import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'
import type { Database } from '@/db/client'
import { accounts, roles } from '@/db/schema/accounts'
import { actorOfAccount } from '@/domain/accounts/actor-of-session'
import type { Account } from '@/domain/shared/actor'
import type { Role } from '@/domain/shared/context'

/** A person with a role in force, as the database knows them; without a role a signed-in stranger. */
export async function makeStaff(db: Database, role: Role | null): Promise<Account> {
  const id = v7()
  const phone = `+86139${String(randomInt(1e8)).padStart(8, '0')}`
  await db.transaction(async (tx) => {
    await tx.insert(accounts).values({ id, phone, name: '工作人员', nameFolded: '工作人员' })
    if (role) await tx.insert(roles).values({ accountId: id, ...role })
  })
  const actor = await actorOfAccount(db.read, id)
  if (!actor) throw new Error('the account was not written')
  return actor
}
