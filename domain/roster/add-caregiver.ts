import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { NewCaregiverInput } from './inputs'
import { countingProblem } from './qualification-rules'
import { insertCaregiver } from './queries'

export type AddCaregiverResult =
  | { ok: true; caregiverId: string }
  | Refused<'health_worker_never_counts' | 'unqualified_never_counts'>

/**
 * Adds somebody to a room's staff, with what they are trained as and until when their yearly check
 * holds. Unless said otherwise a caregiver counts for the ratio when on duty; a health worker and
 * somebody without a qualification never do, and to say so is refused.
 */
export async function addCaregiver(
  ctx: Ctx,
  { roomId, name, kind, qualification = null, qualifiedUntil = null, ...rest }: NewCaregiverInput,
): Promise<AddCaregiverResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    const may = kind === 'caregiver' && qualification !== 'none'
    const countsForRatio = rest.countsForRatio ?? may
    const problem = countingProblem({ kind, countsForRatio, qualification })
    if (problem) return { ok: false, reason: problem }
    const person = { roomId, name, kind, countsForRatio, qualification, qualifiedUntil }
    const caregiverId = await insertCaregiver(write.tx, person)
    await writeAudit(write, {
      action: 'caregiver_added',
      subjectKind: 'caregiver',
      subjectId: caregiverId,
      roomId: room.id,
      details: { kind, countsForRatio, qualification, qualifiedUntil },
    })
    return { ok: true, caregiverId }
  })
}
