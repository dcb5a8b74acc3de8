import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound, type Refused } from '../shared/refusal'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import type { PersonShiftInput } from './inputs'
import { type LaidRosters, type LayRefusal, layRosters } from './lay-rosters'
import { selectCaregiver, selectRosters } from './queries'
import { personSeen } from './seen-rules'
import { type LeavesShortfall, unlessShort } from './unless-short'

export type PersonShiftResult =
  | (LaidRosters & { shortfalls: Shortfall[] })
  | LayRefusal
  | LeavesShortfall
  | Refused<'unknown_caregiver' | 'changed_meanwhile'>

/**
 * Puts one person on duty on the days chosen, in place of what they had there, or takes them
 * off; everybody else's shifts stay. Refuses a form gone stale, days before today, somebody no longer on the staff or
 * on duty elsewhere, shifts that do not fit, and, unless confirmed, what would fall short.
 */
export async function setPersonShift(
  ctx: Ctx,
  input: PersonShiftInput,
): Promise<PersonShiftResult> {
  const { caregiverId, shift, confirmed } = input
  requireSignedIn(ctx.actor)
  const person = await selectCaregiver(ctx.db.read, caregiverId)
  if (!person) throw new NotFound()
  const { roomId } = person
  const days = [...new Set(input.days)].toSorted()
  type Answer = LaidRosters | LayRefusal | Refused<'unknown_caregiver' | 'changed_meanwhile'>
  return unlessShort(ctx, { roomId, confirmed }, async (_, write): Promise<Answer> => {
    if (!person.active && shift) return { ok: false, reason: 'unknown_caregiver' }
    const range = { from: days.at(0) ?? '', to: days.at(-1) ?? '' }
    const present = await selectRosters(write.tx, roomId, range)
    const on = (day: string) => present.filter((one) => one.day === day)
    const wish = personSeen(shift ? [{ ...shift, caregiverId }] : [], caregiverId)
    const stale = days.filter((day) => {
      const now = personSeen(on(day), caregiverId)
      return input.seen && now !== (input.seen[day] ?? personSeen([], caregiverId)) && now !== wish
    })
    if (stale.length > 0) return { ok: false, reason: 'changed_meanwhile' }
    const wanted = days.map((day) => ({
      day,
      shifts: [
        ...on(day).filter((one) => one.caregiverId !== caregiverId),
        ...(shift ? [{ ...shift, caregiverId }] : []),
      ],
    }))
    const laid = await layRosters(write, roomId, wanted, {
      overwrite: true,
      leavers: 'stay',
    })
    if (!laid.ok || !laid.changed) return laid
    await writeAudit(write, {
      action: 'roster_person_set',
      subjectKind: 'caregiver',
      subjectId: caregiverId,
      roomId,
      details: { days, changes: { shifts: [laid.before, laid.after] } },
    })
    return laid
  })
}
