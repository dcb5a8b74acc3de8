import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { NewTemplateInput } from './inputs'
import { selectDayRoster } from './queries'
import { rosterSeen } from './seen-rules'
import { insertTemplate, selectTemplates } from './template-queries'

/** The most that one can still choose from in a list. */
const mostTemplates = 20

export type SaveTemplateResult =
  | { ok: true; templateId: string }
  | Refused<'nothing_to_repeat' | 'name_taken' | 'too_many_templates'>

/**
 * Keeps the roster of a room's day under a name, to lay over other days. Refuses a day without a
 * roster, a name the room has for another roster, and more than twenty; the same roster under the
 * same name again is the one there is.
 */
export async function saveRosterTemplate(
  ctx: Ctx,
  { roomId, day, name }: NewTemplateInput,
): Promise<SaveTemplateResult> {
  return writing(ctx, async (write) => {
    const room = await managedRoom(write, roomId)
    const roster = await selectDayRoster(write.tx, room.id, day)
    if (roster.length === 0) return { ok: false, reason: 'nothing_to_repeat' }
    const shifts = roster.map(({ id: _, ...shift }) => shift)
    const templates = await selectTemplates(write.tx, room.id)
    const same = templates.find((one) => one.name === name)
    if (same) {
      const alike = rosterSeen(same.shifts) === rosterSeen(shifts)
      return alike ? { ok: true, templateId: same.id } : { ok: false, reason: 'name_taken' }
    }
    if (templates.length >= mostTemplates) return { ok: false, reason: 'too_many_templates' }
    const templateId = await insertTemplate(write.tx, { roomId: room.id, name, shifts })
    await writeAudit(write, {
      action: 'roster_template_saved',
      subjectKind: 'roster_template',
      subjectId: templateId,
      roomId: room.id,
      details: { day, shifts: shifts.length },
    })
    return { ok: true, templateId }
  })
}
