import { writeAudit } from '../audit/write-audit'
import { managedRoom } from '../rooms/managed-room'
import { requireSignedIn } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { deleteTemplate, selectTemplate } from './template-queries'

/**
 * Takes a template away; the days it was laid over stay as they are. Throws NotFound for a template
 * of a room the actor does not run, and for one already gone.
 */
export async function deleteRosterTemplate(
  ctx: Ctx,
  input: { templateId: string },
): Promise<{ ok: true }> {
  requireSignedIn(ctx.actor)
  return writing(ctx, async (write) => {
    const template = await selectTemplate(write.tx, input.templateId)
    if (!template) throw new NotFound()
    const room = await managedRoom(write, template.roomId)
    if (!(await deleteTemplate(write.tx, room.id, template.id))) throw new NotFound()
    await writeAudit(write, {
      action: 'roster_template_deleted',
      subjectKind: 'roster_template',
      subjectId: template.id,
      roomId: room.id,
      details: { shifts: template.shifts.length },
    })
    return { ok: true }
  })
}
