import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import type { CaregiverChangeInput } from './inputs'
import { countingProblem } from './qualification-rules'
import { selectCaregiver, updateCaregiver } from './queries'

export type ChangeCaregiverResult =
  | { ok: true }
  | Refused<'nothing_changed' | 'health_worker_never_counts' | 'unqualified_never_counts'>

/**
 * Renames somebody, takes them off the staff, or changes their qualification, until when the yearly
 * check holds and whether they count for the ratio. The limits of the days they are on duty follow
 * at once, those after the check's last day too. Refuses to count a health worker, and somebody
 * without a qualification.
 */
export async function changeCaregiver(
  ctx: Ctx,
  { caregiverId, ...changes }: CaregiverChangeInput,
): Promise<ChangeCaregiverResult> {
  requireSignedIn(ctx.actor)
  return writing(ctx, async (write) => {
    const person = await selectCaregiver(write.tx, caregiverId)
    if (!person) throw new NotFound()
    await managedRoom(write, person.roomId)
    const fields = Object.entries(changes).filter(
      ([field, value]) => value !== undefined && value !== person[field as keyof typeof changes],
    )
    if (fields.length === 0) return { ok: false, reason: 'nothing_changed' }
    const problem = countingProblem({ ...person, ...Object.fromEntries(fields) })
    if (problem) return { ok: false, reason: problem }
    await updateCaregiver(write.tx, caregiverId, Object.fromEntries(fields))
    await writeAudit(write, {
      action: 'caregiver_changed',
      subjectKind: 'caregiver',
      subjectId: caregiverId,
      roomId: person.roomId,
      details: {
        fields: fields.map(([field]) => field),
        // A name stays out of the log.
        changes: changesBetween(
          person,
          Object.fromEntries(fields.filter(([field]) => field !== 'name')),
        ),
      },
    })
    return { ok: true }
  })
}
