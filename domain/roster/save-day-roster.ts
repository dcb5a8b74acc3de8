import { z } from 'zod'
import type { Ctx } from '../shared/context'
import type { ChangedMeanwhile } from '../shared/seen'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import { dayRosterInput } from './inputs'
import { selectDayRoster } from './queries'
import { rosterSeen } from './seen-rules'
import { setDayRoster } from './set-day-roster'
import { type LeavesShortfall, unlessShort } from './unless-short'
import type { RosterRefusal, RosterResult } from './write-rosters'

export const saveRosterInput = dayRosterInput.extend({
  /** What `readDayRoster` answered as `seen` when the form was shown. */
  seen: z.string().max(10_000),
  /** Whether the person was shown what will fall short and agreed. */
  confirmed: z.boolean(),
})
export type SaveRosterInput = z.infer<typeof saveRosterInput>

export type SaveRosterResult =
  | { ok: true; shortfalls: Shortfall[] }
  | RosterRefusal
  | ChangedMeanwhile
  | LeavesShortfall

/**
 * Saves the roster of a day as `setDayRoster` does, for a person at a form: a form gone stale is
 * refused, and a roster with which more would fall short than before is first written, measured and
 * undone, and saved only when sent again with `confirmed`. Nobody is cancelled either way.
 */
export async function saveDayRoster(ctx: Ctx, input: SaveRosterInput): Promise<SaveRosterResult> {
  type Answer = RosterResult | ChangedMeanwhile
  const result = await unlessShort(ctx, input, async (inner, { tx }): Promise<Answer> => {
    const seen = rosterSeen(await selectDayRoster(tx, input.roomId, input.day))
    if (seen !== input.seen) return { ok: false, reason: 'changed_meanwhile', seen }
    return setDayRoster(inner, input)
  })
  if (!result.ok) return result
  return { ok: true, shortfalls: result.shortfalls.filter((one) => one.day === input.day) }
}
