import { v7 } from 'uuid'
import { writeAudit } from '../audit/write-audit'
import { mayLicenseRoom } from '../authority/room-policy'
import { policyInForce } from '../policies/policy-in-force'
import type { NewRoomInput } from '../rooms/inputs'
import { insertRoom, lockRoom, operatorNamed, selectDistrictOf } from '../rooms/queries'
import { type RoomProblem, roomCode, roomProblems } from '../rooms/rules'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import { dayOf } from '../shared/time'

export type CreateRoomResult =
  | {
      ok: true
      roomId: string
      code: string
      /** Whether the room was there already: asked again. */
      repeated?: true
    }
  | ({ ok: false } & RoomProblem)
  | Refused<'code_taken'>

/**
 * Enters a room as a draft: it gets slots when it is opened. For the administrators of its city,
 * district or subdistrict. Refuses a code another room has, a price above the ceiling in force,
 * and areas or coordinates that do not fit. Asked again with the same id it enters nothing more.
 */
export async function createRoom(ctx: Ctx, input: NewRoomInput): Promise<CreateRoomResult> {
  requireSignedIn(ctx.actor)
  return writing(ctx, async (write) => {
    const { operatorName, code: wanted, roomId = v7(), ...fields } = input
    const { subdistrictCode } = input
    const districtCode = await selectDistrictOf(write.tx, subdistrictCode)
    const id = roomId
    if (
      districtCode === null ||
      !mayLicenseRoom(write.actor, { id, subdistrictCode, districtCode, operatorId: null })
    ) {
      throw new NotFound()
    }
    const there = input.roomId ? await lockRoom(write.tx, id) : null
    if (there && !mayLicenseRoom(write.actor, there)) throw new NotFound()
    if (there) return { ok: true, roomId: id, code: there.code, repeated: true }
    const policy = await policyInForce(write.tx, {
      subdistrictCode,
      roomId: null,
      day: dayOf(write.now),
    })
    const [problem] = roomProblems(fields, policy.priceCeilingFenPerHour)
    if (problem) return { ok: false, ...problem }
    const code = wanted ?? roomCode(crypto.getRandomValues(new Uint8Array(7)))
    const operatorId = operatorName ? await operatorNamed(write, operatorName) : null
    if (!(await insertRoom(write, { ...fields, id, code, operatorId }))) {
      return { ok: false, reason: 'code_taken' }
    }
    await writeAudit(write, {
      action: 'room_created',
      subjectKind: 'room',
      subjectId: id,
      roomId: id,
      details: { code, licensedPlaces: fields.licensedPlaces },
    })
    return { ok: true, roomId: id, code }
  })
}
