import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import type { ResidentChildrenInput } from './inputs'
import {
  selectChildrenBefore,
  selectChildrenSeen,
  selectSubdistrictsNamed,
  upsertChildren,
} from './plan-queries'
import { mayEnterChildren } from './policy'

export type SetResidentChildrenResult =
  | { ok: true; changed: number }
  | Refused<'subdistrict_twice', { subdistrictCode: string }>
  | Refused<'nothing_changed' | 'changed_meanwhile'>

/**
 * Enters how many children of 1 to 3 years live in subdistricts, from a day on, over what stood for
 * the same day; all of them or none. For the administrators above every subdistrict named: one outside
 * the scope, like one that does not exist, is NotFound. Refuses a subdistrict named twice, numbers
 * that all stand already, and a form gone stale.
 */
export async function setResidentChildren(
  ctx: Ctx,
  input: ResidentChildrenInput,
): Promise<SetResidentChildrenResult> {
  requireSignedIn(ctx.actor)
  const codes = input.entries.map((one) => one.subdistrictCode)
  const twice = codes.find((code, n) => codes.indexOf(code) !== n)
  if (twice) return { ok: false, reason: 'subdistrict_twice', subdistrictCode: twice }
  const found = await selectSubdistrictsNamed(ctx.db.read, codes)
  if (found.length < codes.length) throw new NotFound()
  if (!found.every((one) => mayEnterChildren(ctx.actor, one))) throw new NotFound()
  return writing(ctx, async (write) => {
    const before = await selectChildrenBefore(write, codes, input.fromDay)
    const after = Object.fromEntries(
      input.entries.map((one) => [one.subdistrictCode, one.children]),
    )
    const changes = changesBetween(before, after)
    const changed = Object.keys(changes).length
    if (changed === 0) return { ok: false, reason: 'nothing_changed' }
    const now = await selectChildrenSeen(write.tx, codes)
    if (input.entries.some((one) => one.seen && one.seen !== now[one.subdistrictCode])) {
      return { ok: false, reason: 'changed_meanwhile' }
    }
    await upsertChildren(write, input)
    await writeAudit(write, {
      action: 'resident_children_set',
      subjectKind: 'subdistrict',
      subjectId: codes.length === 1 ? (codes[0] ?? '') : 'several',
      details: { fromDay: input.fromDay, source: input.source, changes },
    })
    return { ok: true, changed }
  })
}
