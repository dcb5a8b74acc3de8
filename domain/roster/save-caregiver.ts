import { requireSignedIn } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { ChangedMeanwhile } from '../shared/seen'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import { type ChangeCaregiverResult, changeCaregiver } from './change-caregiver'
import type { SaveCaregiverInput } from './inputs'
import { selectCaregiver } from './queries'
import { caregiverSeen } from './seen-rules'
import { type LeavesShortfall, unlessShort } from './unless-short'

export type SaveCaregiverResult =
  | { ok: true; shortfalls: Shortfall[] }
  | Exclude<ChangeCaregiverResult, { ok: true }>
  | LeavesShortfall
  | ChangedMeanwhile

/**
 * Changes somebody on the staff as `changeCaregiver` does, for a person at a form: a change with
 * which more would fall short on the days they are on duty is measured, undone and answered, and
 * made only when sent again with `confirmed`. Refuses a form gone stale.
 */
export async function saveCaregiver(
  ctx: Ctx,
  { confirmed, seen, ...change }: SaveCaregiverInput,
): Promise<SaveCaregiverResult> {
  requireSignedIn(ctx.actor)
  const person = await selectCaregiver(ctx.db.read, change.caregiverId)
  if (!person) throw new NotFound()
  type Answer = ChangeCaregiverResult | ChangedMeanwhile
  return unlessShort(
    ctx,
    { roomId: person.roomId, confirmed },
    async (inner, { tx }): Promise<Answer> => {
      const before = await selectCaregiver(tx, change.caregiverId)
      const now = before && caregiverSeen(before)
      const result = await changeCaregiver(inner, change)
      // Sent twice it is done once.
      if (!now || (seen ?? now) === now || (!result.ok && result.reason === 'nothing_changed')) {
        return result
      }
      return { ok: false, reason: 'changed_meanwhile', seen: now }
    },
  )
}
