import { insertAccount, lockPhone } from '../accounts/queries'
import { writeAudit } from '../audit/write-audit'
import { noIdentity } from '../children/identity-values'
import { likenessOf } from '../children/likeness-of'
import { insertChild, insertGuardian } from '../children/queries'
import { type FactsRefusal, factsRefusal } from '../children/rules'
import { tellGuardians } from '../children/tell-guardians'
import { insertConsent } from '../consents/queries'
import { ruleVersion } from '../consents/rules'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { turnIsTaken } from '../shared/turn-queries'
import { shownTurn } from './desk-budget-rules'
import { deskOf } from './desk-of'
import { selectFamily } from './desk-queries'
import type { FamilyAtDesk } from './inputs'
import { openFamily } from './open-family'

export type FamilyRegistered =
  | { ok: true; accountId: string; created: boolean }
  | Refused<FactsRefusal | 'find_again'>

/**
 * Makes an account, a child and the consent the guardian gave by word at the desk, noted by the
 * member of staff, for a number that was just shown here to be theirs (see `showFamilyAtDesk`). An account
 * that has the number by now is found instead and not changed in anything. The family signs in later with its number and finds it all. For everybody who runs the
 * room; throws NotFound for other rooms.
 */
export async function registerFamilyAtDesk(
  ctx: Ctx,
  input: FamilyAtDesk & { roomId: string },
): Promise<FamilyRegistered> {
  const { room, staff } = await deskOf(ctx.db.read, ctx.actor, { id: input.roomId })
  const { phone, guardianName, language, childName, birthDate, relation, allergies } = input
  const refused = factsRefusal({ birthDate, identity: null }, dayOf(ctx.now))
  if (refused) return { ok: false, reason: refused }
  return writing(ctx, async (write): Promise<FamilyRegistered> => {
    await lockPhone(write, phone)
    const at = { staffId: staff.accountId, roomId: room.id }
    if (!(await turnIsTaken(write.tx, shownTurn(at, phone).key, ctx.now))) {
      return { ok: false, reason: 'find_again' }
    }
    const known = await selectFamily(write.tx, { phone })
    if (known) {
      const { accountId } = known
      await openFamily(write, { accountId, roomId: room.id, by: 'code' })
      return { ok: true, accountId, created: false }
    }
    const accountId = await insertAccount(write, { phone, name: guardianName, language })
    await insertConsent(write, accountId, 'given', staff.accountId)
    const child = { name: childName, birthDate, allergies, notes: null, ...noIdentity }
    const { resembles } = await likenessOf(write, { ...child, id: null })
    if (resembles) await tellGuardians(write, resembles)
    const childId = await insertChild(write, { ...child, resembles })
    await insertGuardian(write, accountId, childId, relation)
    await writeAudit(write, {
      action: 'register-family',
      subjectKind: 'account',
      subjectId: accountId,
      roomId: room.id,
      childId,
      details: { consent: 'given', ruleVersion },
    })
    return { ok: true, accountId, created: true }
  })
}
