import { writeAudit } from '../audit/write-audit'
import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import {
  changeAccount,
  countCityAdministrators,
  findAccountByPhone,
  insertAccount,
  insertRole,
  lockPhone,
  lockRoles,
} from './queries'

export type FirstAdministrator = { ok: true; accountId: string } | Refused<'administrator_exists'>

/**
 * Makes the first city administrator, who gives all other roles. Only for the program itself, and
 * only while nobody is one.
 */
export function createFirstAdministrator(
  ctx: Ctx,
  input: { phone: string; name: string },
): Promise<FirstAdministrator> {
  requireSystem(ctx.actor)
  const { phone, name } = input
  return writing(ctx, async (write): Promise<FirstAdministrator> => {
    await lockRoles(write)
    await lockPhone(write, phone)
    if ((await countCityAdministrators(write.tx)) > 0) {
      return { ok: false, reason: 'administrator_exists' }
    }
    const known = await findAccountByPhone(write.tx, phone)
    const accountId = known?.id ?? (await insertAccount(write, { phone, name, language: 'zh' }))
    if (known && !known.name) await changeAccount(write, accountId, { name })
    const roleId = await insertRole(write, accountId, { role: 'city_administrator' })
    await writeAudit(write, {
      action: 'create-first-administrator',
      subjectKind: 'account',
      subjectId: accountId,
      details: { roleId },
    })
    return { ok: true, accountId }
  })
}
