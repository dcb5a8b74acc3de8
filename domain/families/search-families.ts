import { writeAudit } from '../audit/write-audit'
import { ageInMonths } from '../shared/age'
import { type Ctx, writing } from '../shared/context'
import { givenName } from '../shared/names'
import { maskPhone, parsePhone } from '../shared/phone'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { plainText } from '../shared/typed-number'
import { familyScope } from './family-scope'
import { familiesShown } from './reading-rules'
import { selectChildrenInScope } from './record-queries'

/** A found child, with the least that tells one family from another. */
export type FoundChild = {
  childId: string
  givenName: string
  ageMonths: number
  guardians: { name: string | null; phone: string }[]
}

export type FamiliesFound =
  | { ok: true; children: FoundChild[]; more: boolean }
  | Refused<'phone_incomplete'>

/**
 * Children by a guardian's whole mobile number or a part of the child's name, of families with a
 * booking in a room of the actor's scope in the last twelve months or to come. Numbers are masked,
 * of the child's name only the given one is shown. The search is logged with how many it found,
 * without what was looked for. Throws NotFound for caregivers and for people without a role.
 */
export async function searchFamilies(
  ctx: Ctx,
  { search }: { search: string },
): Promise<FamiliesFound> {
  const { staff, scope } = familyScope(ctx.actor)
  const phone = parsePhone(search)
  if (!phone && /^[\d\s+()-]+$/.test(plainText(search)))
    return { ok: false, reason: 'phone_incomplete' }
  return writing(ctx, async (write): Promise<FamiliesFound> => {
    const found = await selectChildrenInScope(
      write.tx,
      scope,
      phone ? { phone } : { name: search },
      { now: ctx.now, limit: familiesShown + 1 },
    )
    await writeAudit(write, {
      action: 'search-families',
      subjectKind: 'account',
      subjectId: staff.accountId,
      details: { by: phone ? 'phone' : 'name', found: Math.min(found.length, familiesShown) },
    })
    const today = dayOf(ctx.now)
    const children = found.slice(0, familiesShown).map((child) => ({
      childId: child.id,
      givenName: givenName(child.name),
      ageMonths: ageInMonths(child.birthDate, today),
      guardians: child.guardians.map((one) => ({ ...one, phone: maskPhone(one.phone) })),
    }))
    return { ok: true, children, more: found.length > familiesShown }
  })
}
