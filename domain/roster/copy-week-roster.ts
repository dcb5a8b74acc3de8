import { writeAudit } from '../audit/write-audit'
import type { Ctx } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { addDays } from '../shared/time'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import type { CopyWeekInput } from './inputs'
import { type LaidRosters, type LayRefusal, layRosters } from './lay-rosters'
import { selectRosters } from './queries'
import { type LeavesShortfall, unlessShort } from './unless-short'

export type CopyWeekResult =
  | (LaidRosters & { shortfalls: Shortfall[] })
  | LayRefusal
  | LeavesShortfall
  | Refused<'nothing_to_repeat'>

/**
 * Copies a room's roster from one week to another, both named by their Monday: seven days with
 * their breaks in one transaction, days off included. Refuses a week with days before today, a week
 * without any shift to copy, other shifts in the target unless they may be overwritten, people on
 * duty elsewhere, and, unless confirmed, what would fall short; nobody is cancelled.
 */
export async function copyWeekRoster(ctx: Ctx, input: CopyWeekInput): Promise<CopyWeekResult> {
  const { roomId, fromMonday, toMonday } = input
  type Answer = LaidRosters | LayRefusal | Refused<'nothing_to_repeat'>
  return unlessShort(ctx, input, async (_, write): Promise<Answer> => {
    const week = { from: fromMonday, to: addDays(fromMonday, 6) }
    const shifts = await selectRosters(write.tx, roomId, week)
    if (shifts.length === 0) return { ok: false, reason: 'nothing_to_repeat' }
    const wanted = Array.from({ length: 7 }, (_, n) => ({
      day: addDays(toMonday, n),
      shifts: shifts.filter((shift) => shift.day === addDays(fromMonday, n)),
    }))
    const laid = await layRosters(write, roomId, wanted, input)
    if (!laid.ok || !laid.changed) return laid
    await writeAudit(write, {
      action: 'roster_week_copied',
      subjectKind: 'roster',
      subjectId: `${roomId} ${toMonday}`,
      roomId,
      details: {
        fromMonday,
        days: laid.days,
        changes: { shifts: [laid.before, laid.after] },
        left: laid.left,
      },
    })
    return laid
  })
}
