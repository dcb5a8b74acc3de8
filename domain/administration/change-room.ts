import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { mayLicenseRoom } from '../authority/room-policy'
import { policyInForce } from '../policies/policy-in-force'
import type { RoomChangeInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { type NewRoom, operatorNamed, selectOperatorName, updateRoom } from '../rooms/queries'
import { licenceFields, type RoomProblem, roomProblems } from '../rooms/rules'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'

export type ChangeRoomResult =
  | { ok: true }
  | ({ ok: false } & RoomProblem)
  | Refused<'nothing_changed'>
  | Refused<'licence_not_yours', { fields: string[] }>

/**
 * Changes what is known of a room. Places and areas change its limits in the same transaction:
 * what then falls short is raised and cancels nobody. Name, areas, places and operator are for the
 * administrators above the room; the rest also for those who run it.
 */
export async function changeRoom(ctx: Ctx, input: RoomChangeInput): Promise<ChangeRoomResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, input.roomId)
    const before = { ...room, operatorName: await selectOperatorName(write.tx, room.operatorId) }
    const changes = Object.fromEntries(
      Object.entries(input.changes).filter(
        ([field, value]) => value !== undefined && value !== before[field as keyof typeof before],
      ),
    ) as RoomChangeInput['changes']
    const fields = Object.keys(changes)
    if (fields.length === 0) return { ok: false, reason: 'nothing_changed' }
    const licensed = licenceFields.filter((field) => fields.includes(field))
    if (licensed.length > 0 && !mayLicenseRoom(write.actor, room)) {
      return { ok: false, reason: 'licence_not_yours', fields: licensed }
    }
    const { subdistrictCode, id: roomId } = room
    const day = dayOf(write.now)
    const policy = await policyInForce(write.tx, { subdistrictCode, roomId, day })
    const priced = changes.priceFenPerHour === undefined ? { priceFenPerHour: null } : {}
    const [problem] = roomProblems(
      { ...room, ...changes, ...priced },
      policy.priceCeilingFenPerHour,
    )
    if (problem) return { ok: false, ...problem }
    const { operatorName, ...columns } = changes
    const set: Partial<NewRoom> = columns
    if (operatorName !== undefined) {
      set.operatorId = operatorName === null ? null : await operatorNamed(write, operatorName)
    }
    await updateRoom(write, roomId, set)
    await writeAudit(write, {
      action: 'room_changed',
      subjectKind: 'room',
      subjectId: roomId,
      roomId,
      reason: input.reason ?? null,
      details: { changes: changesBetween(room, set) },
    })
    return { ok: true }
  })
}
