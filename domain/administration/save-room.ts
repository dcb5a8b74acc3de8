import { createHash } from 'node:crypto'
import { type Measured, measuring } from '../previewing/preview-change'
import type { RoomWish, SaveRoomInput } from '../rooms/inputs'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import { type Refused, SignInNeeded } from '../shared/refusal'
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

class Undone extends Error {
  constructor(readonly result: Exclude<SaveRoomResult, { ok: true }>) {
    super(result.reason)
  }
}

/**
 * Changes, suspends or opens a room for a person at a form. It is done and measured by the same
 * engine in one transaction, and undone where only the effect was asked for, or where children
 * would be left without a place and nobody has agreed to exactly that, with a reason. Refuses a
 * form gone stale and what the use cases refuse; sent twice it is done once.
 */
export async function saveRoom(ctx: Ctx, input: SaveRoomInput): Promise<SaveRoomResult> {
  if (ctx.actor.kind === 'visitor') throw new SignInNeeded()
  const { roomId, wish, agreed, check } = input
  try {
    return await writing(ctx, async ({ tx, ...write }) => {
      const room = await managedRoom({ tx, ...write }, roomId)
      const seen = room.updatedAt.toISOString()
      const stale = seen !== input.seen
      const { result, ...measured } = await measuring(ctx, tx, {
        roomIds: [roomId],
        apply: (joined) => grant(joined, roomId, wish),
      })
      if (stale && !result.ok && alreadySo.includes(result.reason)) return { ok: true }
      if (stale) throw new Undone({ ok: false, reason: 'changed_meanwhile', seen })
      if (!result.ok) throw new Undone(result)
      const agreement = fingerprintOf(wish, measured.effect.worse)
      const effect = { ...measured, agreement }
      if (check) throw new Undone({ ok: false, reason: 'checked', effect })
      if (effect.effect.worse.length > 0) {
        if (agreed !== agreement) throw new Undone({ ok: false, reason: 'leaves_short', effect })
        if (wish.deed === 'change' && !wish.reason) {
          throw new Undone({ ok: false, reason: 'reason_missing', effect })
        }
      }
      return { ok: true }
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
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

/** The same for the same wish that leaves the same; the words of the reason do not matter. */
function fingerprintOf(wish: RoomWish, worse: unknown): string {
  const asked = { ...wish, reason: null }
  return createHash('sha256')
    .update(JSON.stringify([asked, worse]))
    .digest('base64url')
}
