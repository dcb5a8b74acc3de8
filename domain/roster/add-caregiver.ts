import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import type { NewCaregiverInput } from './inputs'
import { insertCaregiver } from './queries'

/**
 * Adds somebody to a room's staff. A caregiver counts for the ratio when on duty, a health worker
 * never does.
 */
export async function addCaregiver(
  ctx: Ctx,
  { roomId, name, kind }: NewCaregiverInput,
): Promise<{ ok: true; caregiverId: string }> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    const countsForRatio = kind === 'caregiver'
    const caregiverId = await insertCaregiver(write.tx, { roomId, name, kind, countsForRatio })
    await writeAudit(write, {
      action: 'caregiver_added',
      subjectKind: 'caregiver',
      subjectId: caregiverId,
      roomId: room.id,
      details: { kind },
    })
    return { ok: true, caregiverId }
  })
}
