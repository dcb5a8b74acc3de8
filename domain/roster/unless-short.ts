import { managedRoom } from '../rooms/managed-room'
import { type Ctx, orUndo, type Write } from '../shared/context'
import { joining } from '../shared/inside'
import type { Refused } from '../shared/refusal'
import { comingShortfalls, type Shortfall } from '../shortfalls/list-shortfalls'

export type LeavesShortfall = Refused<'leaves_shortfall', { shortfalls: Shortfall[] }>

type Answer = { ok: boolean }
type Measured<R extends Answer> =
  | (Omit<Extract<R, { ok: true }>, 'shortfalls'> & { ok: true; shortfalls: Shortfall[] })
  | Extract<R, { ok: false }>
  | LeavesShortfall

/**
 * Does something to a room that the actor runs and measures what falls short then. If that is more
 * than before and was not confirmed, all is undone and the shortfalls are answered, so that a
 * person can decide; a refusal undoes too. Nobody is cancelled either way. `work` gets a context
 * whose transaction is this one.
 */
export async function unlessShort<R extends Answer>(
  ctx: Ctx,
  { roomId, confirmed }: { roomId: string; confirmed: boolean },
  work: (inner: Ctx, write: Write) => Promise<R>,
): Promise<Measured<R>> {
  return orUndo<Measured<R>>(ctx, async (write, undo) => {
    const { tx, now } = write
    const room = await managedRoom(write, roomId)
    const before = await comingShortfalls(tx, room.id, now)
    const answer = await work({ ...ctx, db: joining(ctx.db, tx) }, write)
    if (!answer.ok) return undo(answer as Extract<R, { ok: false }>)
    const shortfalls = await comingShortfalls(tx, room.id, now)
    const worse = shortfalls.filter((one) => isWorse(one, before))
    if (worse.length > 0 && !confirmed) {
      undo({ ok: false, reason: 'leaves_shortfall', shortfalls: worse })
    }
    return { ...answer, shortfalls } as unknown as Measured<R>
  })
}

/** A shortfall that was not there before, or is larger or longer now. */
function isWorse(one: Shortfall, before: Shortfall[]): boolean {
  const same = before.find(
    (other) => other.day === one.day && other.term === one.term && other.slotId === one.slotId,
  )
  return !same || one.shortBy > same.shortBy || one.fromAt < same.fromAt || one.toAt > same.toAt
}
