import { createHash } from 'node:crypto'
import { type Measured, measuring } from '../previewing/preview-change'
import type { RoomWish, SaveRoomInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { type CancelSuspensionResult, cancelSuspension } from './cancel-suspension'
import { type ChangeRoomResult, changeRoom } from './change-room'
import { type OpenRoomResult, openRoom } from './open-room'
import { type SuspendRoomResult, suspendRoom } from './suspend-room'

type Done = ChangeRoomResult | SuspendRoomResult | CancelSuspensionResult | OpenRoomResult

export type RoomEffect = Omit<Measured<Done>, 'result'> & {
  /** Sent back as `agreed` it saves, as long as saving would leave the same shortfalls. */
  agreement: string
}

export type SaveRoomResult =
  | { ok: true }
  | Exclude<Done, { ok: true }>
  | Refused<'changed_meanwhile', { seen: string }>
  | Refused<'checked' | 'leaves_short' | 'reason_missing', { effect: RoomEffect }>

/** Refusals that say the room is already as asked: a form sent twice. */
const alreadySo: string[] = ['nothing_changed', 'already_open', 'none_planned']

/**
 * Changes, suspends or opens a room for a person at a form. It is done and measured by the same
 * engine in one transaction, and undone if only the effect was asked for, or if children would be
 * left without a place and nobody has agreed to exactly that, with a reason. Refuses a form gone
 * stale and what the use cases refuse; sent twice it is done once.
 */
export async function saveRoom(ctx: Ctx, input: SaveRoomInput): Promise<SaveRoomResult> {
  requireSignedIn(ctx.actor)
  const { roomId, wish, agreed, check } = input
  return orUndo<SaveRoomResult>(ctx, async (write, undo) => {
    const room = await managedRoom(write, roomId)
    const seen = room.updatedAt.toISOString()
    const stale = seen !== input.seen
    const { result, ...measured } = await measuring(ctx, write.tx, {
      roomIds: [roomId],
      apply: (joined) => grant(joined, roomId, wish),
    })
    if (stale && !result.ok && alreadySo.includes(result.reason)) return { ok: true }
    if (stale) undo({ ok: false, reason: 'changed_meanwhile', seen })
    if (!result.ok) return undo(result)
    const agreement = fingerprintOf(wish, measured.effect.worse)
    const effect = { ...measured, agreement }
    if (check) undo({ ok: false, reason: 'checked', effect })
    if (effect.effect.worse.length > 0) {
      if (agreed !== agreement) undo({ ok: false, reason: 'leaves_short', effect })
      if (wish.deed === 'change' && !wish.reason) {
        undo({ ok: false, reason: 'reason_missing', effect })
      }
    }
    return { ok: true }
  })
}

function grant(ctx: Ctx, roomId: string, wish: RoomWish): Promise<Done> {
  switch (wish.deed) {
    case 'change':
      return changeRoom(ctx, { roomId, changes: wish.changes, reason: wish.reason })
    case 'suspend':
      return suspendRoom(ctx, { roomId, reason: wish.reason, from: wish.from })
    case 'cancel_suspension':
      return cancelSuspension(ctx, { roomId })
    case 'open':
      return openRoom(ctx, { roomId })
  }
}

/** The same text for the same wish that leaves the same shortfalls; the words of the reason do not matter. */
function fingerprintOf(wish: RoomWish, worse: unknown): string {
  const asked = { ...wish, reason: null }
  return createHash('sha256')
    .update(JSON.stringify([asked, worse]))
    .digest('base64url')
}
