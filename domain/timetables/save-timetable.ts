import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, orUndo, type Write } from '../shared/context'
import { joining } from '../shared/inside'
import { NotFound, type Refused } from '../shared/refusal'
import type { ChangedMeanwhile } from '../shared/seen'
import { dayOf } from '../shared/time'
import type { MonthDay } from '../slots/month-rules'
import { type TimetableProblem, timetableSeen } from '../slots/pattern-rules'
import { readMonth } from '../slots/read-month'
import { fingerprintOf, noEffect, type SlotsEffect } from '../slots/slots-effect'
import { changeTimetable } from './change-timetable'
import { createTimetable } from './create-timetable'
import { endTimetable } from './end-timetable'
import type { SaveTimetableInput, TimetableWish } from './inputs'
import { selectTimetable, type TimetableRow } from './queries'

export type TimetableRefusal =
  | ({ ok: false } & TimetableProblem)
  | Refused<'ends_in_past' | 'ends_before_it_starts'>
  | ChangedMeanwhile
  | Refused<'nothing_changed' | 'already_added'>

export type TimetablePreview = {
  effect: SlotsEffect
  /** Sent back as `agreed` it saves, as long as saving would do the same. */
  agreement: string
  /** The pattern's month with the change made. */
  month: MonthDay[]
}

export type SaveTimetableResult =
  | { ok: true; timetableId: string; effect: SlotsEffect }
  | TimetableRefusal
  | Refused<'not_agreed' | 'effect_changed', { preview: TimetablePreview }>

/**
 * Creates, changes or ends a weekly pattern for a person at a form: it is first written, measured
 * and undone, and saved only when sent again with the agreement to exactly that effect. If bookings
 * came meanwhile, the new effect is shown again. Refuses a form gone stale, one without a change,
 * and what the use cases refuse.
 */
export async function saveTimetable(
  ctx: Ctx,
  { wish, agreed, month }: SaveTimetableInput,
): Promise<SaveTimetableResult> {
  requireSignedIn(ctx.actor)
  return orUndo<SaveTimetableResult>(ctx, async (write, undo) => {
    const { tx } = write
    await managedRoom(write, await roomOf(write, wish))
    const before = wish.timetableId ? await selectTimetable(tx, wish.timetableId) : null
    if (before && isDone(wish, before)) {
      if (agreed === null) undo({ ok: false, reason: 'nothing_changed' })
      return { ok: true, timetableId: before.id, effect: noEffect }
    }
    if (before && wish.deed === 'create') undo({ ok: false, reason: 'already_added' })
    const seen = before && timetableSeen(before)
    if (seen !== null && wish.deed === 'change' && seen !== wish.seen) {
      undo({ ok: false, reason: 'changed_meanwhile', seen })
    }
    const result = await granted({ ...ctx, db: joining(ctx.db, tx) }, wish)
    if (!result.ok) return undo(result)
    const { effect, timetableId } = result
    const agreement = fingerprintOf(wish, effect)
    if (agreed === agreement) return result
    const saved = await selectTimetable(tx, timetableId)
    if (!saved) throw new NotFound()
    const shown = { roomId: saved.roomId, month, today: dayOf(ctx.now), timetableId }
    return undo({
      ok: false,
      reason: agreed === null ? 'not_agreed' : 'effect_changed',
      preview: { effect, agreement, month: await readMonth(write, shown) },
    })
  })
}

function granted(ctx: Ctx, wish: TimetableWish) {
  switch (wish.deed) {
    case 'create': {
      const { deed: _, ...input } = wish
      return createTimetable(ctx, input)
    }
    case 'change': {
      const { deed: _, seen: __, ...input } = wish
      return changeTimetable(ctx, input)
    }
    case 'end':
      return endTimetable(ctx, { timetableId: wish.timetableId, lastDay: wish.lastDay })
  }
}

async function roomOf({ tx }: Write, wish: TimetableWish): Promise<string> {
  if (wish.deed === 'create') return wish.roomId
  const timetable = await selectTimetable(tx, wish.timetableId)
  if (!timetable) throw new NotFound()
  return timetable.roomId
}

/** Whether it is already as asked: a form sent twice, or one without a change. */
function isDone(wish: TimetableWish, now: TimetableRow): boolean {
  if (wish.deed === 'create' && now.roomId !== wish.roomId) throw new NotFound()
  if (wish.deed === 'end') return now.validTo === wish.lastDay
  const weekdays = wish.weekdays.toSorted((a, b) => a - b)
  return timetableSeen({ ...wish, weekdays }) === timetableSeen(now)
}
