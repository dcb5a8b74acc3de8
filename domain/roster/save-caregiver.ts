import { requireSignedIn } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import { type ChangeCaregiverResult, changeCaregiver } from './change-caregiver'
import type { SaveCaregiverInput } from './inputs'
import { selectCaregiver } from './queries'
import { type LeavesShortfall, unlessShort } from './unless-short'

export type SaveCaregiverResult =
  | { ok: true; shortfalls: Shortfall[] }
  | Exclude<ChangeCaregiverResult, { ok: true }>
  | LeavesShortfall

/**
 * Changes somebody on the staff as `changeCaregiver` does, for a person at a form: a change with
 * which more would fall short on the days they are on duty is measured, undone and answered, and
 * made only when sent again with `confirmed`.
 */
export async function saveCaregiver(
  ctx: Ctx,
  { confirmed, ...change }: SaveCaregiverInput,
): Promise<SaveCaregiverResult> {
  requireSignedIn(ctx.actor)
  const person = await selectCaregiver(ctx.db.read, change.caregiverId)
  if (!person) throw new NotFound()
  return unlessShort(ctx, { roomId: person.roomId, confirmed }, (inner) =>
    changeCaregiver(inner, change),
  )
}
