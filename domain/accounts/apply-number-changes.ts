import { writeAudit } from '../audit/write-audit'
import { requireSystem } from '../shared/actor'
import { type Ctx, type Write, writing } from '../shared/context'
import { endNumberChange, lockDueChanges } from './number-change-queries'
import { findAccount, findAccountByPhone, lockPhone, rolesOf, setPhone } from './queries'
import { endSessionRows } from './session-queries'
import { tellChange } from './tell-change'

/**
 * Gives accounts the numbers that desks noted, once their days are over; a job runs it. All sessions of
 * each end, and both numbers are told. A number that an account has by then, or that of a person who holds
 * an office by then, is left as it is. Answers how many changed.
 */
export function applyNumberChanges(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, async (write) => {
    let changed = 0
    for (const { accountId, phone } of await lockDueChanges(write)) {
      const done = await give(write, accountId, phone)
      await endNumberChange(write, accountId, done ? 'done' : 'stopped')
      if (done) changed += 1
    }
    return changed
  })
}

async function give(write: Write, accountId: string, phone: string): Promise<boolean> {
  await lockPhone(write, phone)
  const account = await findAccount(write.tx, accountId)
  const taken = await findAccountByPhone(write.tx, phone)
  if (!account || taken || (await rolesOf(write.tx, accountId)).length > 0) return false
  await setPhone(write, accountId, phone)
  const ended = await endSessionRows(write, accountId)
  await tellChange(write, { ...account, accountId }, 'number_changed')
  await tellChange(write, { ...account, accountId, phone }, 'number_changed')
  await writeAudit(write, {
    action: 'change-number',
    subjectKind: 'account',
    subjectId: accountId,
    details: { ended, atDesk: true },
  })
  return true
}
