import { validate } from 'uuid'
import { mayRunRoom } from '../authority/room-policy'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { MonthDay } from '../slots/month-rules'
import { type PatternLimits, patternLimits } from '../slots/pattern-limits'
import { type PatternState, patternState, timetableSeen } from '../slots/pattern-rules'
import { readMonth } from '../slots/read-month'
import type { SlotsEffect } from '../slots/slots-effect'
import { selectLastDeed, selectTimetable, type TimetableRow } from './queries'

export type TimetablePage = {
  room: StaffRoom
  today: string
  limits: PatternLimits
  month: string
  /** The pattern with its month and what was last done to it; null for a new one. */
  timetable:
    | (TimetableRow & {
        state: PatternState
        /** Sent back with the form, so that one gone stale is refused. */
        seen: string
        days: MonthDay[]
        last: { at: Date; effect: SlotsEffect } | null
      })
    | null
}

/**
 * What the form of a weekly pattern shows, or that of a new one (null). For those who run the room;
 * NotFound for anybody else, and for a pattern of another room.
 */
export async function readTimetable(
  ctx: Ctx,
  asked: { code: string; timetableId: string | null; month: string | null },
): Promise<TimetablePage> {
  const { actor, now } = ctx
  const on = ctx.db.read
  const room = await staffRoom(on, actor, { code: asked.code })
  if (!mayRunRoom(actor, room)) throw new NotFound()
  const today = dayOf(now)
  const month = asked.month ?? today.slice(0, 7)
  const limits = await patternLimits(on, room, today)
  if (asked.timetableId === null) return { room, today, limits, month, timetable: null }
  if (!validate(asked.timetableId)) throw new NotFound()
  const row = await selectTimetable(on, asked.timetableId)
  if (!row || row.roomId !== room.id) throw new NotFound()
  const shown = { roomId: room.id, month, today, timetableId: row.id }
  const [days, deed] = await Promise.all([
    readMonth({ tx: on, now }, shown),
    selectLastDeed(on, row.id),
  ])
  const effect = deed?.details.effect as SlotsEffect | undefined
  return {
    room,
    today,
    limits,
    month,
    timetable: {
      ...row,
      state: patternState(row, today),
      seen: timetableSeen(row),
      days,
      last: deed && effect ? { at: deed.at, effect } : null,
    },
  }
}
