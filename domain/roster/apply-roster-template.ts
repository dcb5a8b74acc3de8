import { writeAudit } from '../audit/write-audit'
import { requireSignedIn } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import type { Shortfall } from '../shortfalls/list-shortfalls'
import type { ApplyTemplateInput } from './inputs'
import { type LaidRosters, type LayRefusal, layRosters } from './lay-rosters'
import { selectTemplate } from './template-queries'
import { type LeavesShortfall, unlessShort } from './unless-short'

export type ApplyTemplateResult =
  | (LaidRosters & { shortfalls: Shortfall[] })
  | LayRefusal
  | LeavesShortfall

/**
 * Lays a template over the days chosen, in one transaction. Refuses days before today, days with
 * another roster unless it may be overwritten, people on duty elsewhere, and, unless confirmed,
 * what would fall short. Throws NotFound for a template of a room the actor does not run.
 */
export async function applyRosterTemplate(
  ctx: Ctx,
  input: ApplyTemplateInput,
): Promise<ApplyTemplateResult> {
  requireSignedIn(ctx.actor)
  const template = await selectTemplate(ctx.db.read, input.templateId)
  if (!template) throw new NotFound()
  const { roomId, shifts } = template
  const asked = { roomId, confirmed: input.confirmed }
  return unlessShort(ctx, asked, async (_, write) => {
    const wanted = [...new Set(input.days)].map((day) => ({ day, shifts }))
    const laid = await layRosters(write, roomId, wanted, input)
    if (!laid.ok || !laid.changed) return laid
    await writeAudit(write, {
      action: 'roster_template_applied',
      subjectKind: 'roster',
      subjectId: `${roomId} ${laid.days[0]}`,
      roomId,
      details: {
        templateId: template.id,
        days: laid.days,
        changes: { shifts: [laid.before, laid.after] },
        left: laid.left,
      },
    })
    return laid
  })
}
