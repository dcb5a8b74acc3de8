import { mayLicenseRoom, mayRunRoom } from '../authority/room-policy'
import { policyInForce } from '../policies/policy-in-force'
import type { PictureRow } from '../rooms/picture-queries'
import { selectPictures } from '../rooms/picture-queries'
import { staffRoom } from '../rooms/staff-room'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import { type RoomFacts, selectOperatorNames, selectRoomFacts } from './facts-queries'
import { type PlaceRules, placeRules } from './place-rules'

export type RoomFactsPage = {
  room: RoomFacts
  pictures: PictureRow[]
  /** Sent back with a form, to notice that somebody else changed the room. */
  seen: string
  /** Whether the actor answers for the licence; else only the other facts are theirs to change. */
  mayLicense: boolean
  /** The settings in force today that say what a slot can take. */
  rules: PlaceRules
  priceCeilingFenPerHour: number
  /** The operators to choose from; empty for an actor who may not choose. */
  operatorNames: string[]
  today: string
}

/** A room's facts for those who run it. Throws NotFound for a caregiver and for a room elsewhere. */
export async function readRoomFacts(ctx: Ctx, { code }: { code: string }): Promise<RoomFactsPage> {
  const actor = requireAccount(ctx.actor)
  const on = ctx.db.read
  const place = await staffRoom(on, actor, { code })
  if (!mayRunRoom(actor, place)) throw new NotFound()
  const today = dayOf(ctx.now)
  const mayLicense = mayLicenseRoom(actor, place)
  const [room, policy, pictures, operatorNames] = await Promise.all([
    selectRoomFacts(on, place.id),
    policyInForce(on, { subdistrictCode: place.subdistrictCode, roomId: place.id, day: today }),
    selectPictures(on, place.id),
    mayLicense ? selectOperatorNames(on) : [],
  ])
  if (!room) throw new NotFound()
  return {
    room,
    pictures,
    seen: room.updatedAt.toISOString(),
    mayLicense,
    rules: placeRules(policy),
    priceCeilingFenPerHour: policy.priceCeilingFenPerHour,
    operatorNames,
    today,
  }
}
