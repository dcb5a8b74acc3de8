import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, orUndo } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { ProgrammeTargetInput } from './inputs'
import { upsertProgrammeTarget } from './plan-queries'

export type SetProgrammeTargetResult =
  | { ok: true }
  | Refused<'nothing_changed' | 'changed_meanwhile'>

/**
 * Sets how many new places the city's programme of a year asks for. For the city's administrators.
 * Refuses a form gone stale.
 */
export async function setProgrammeTarget(
  ctx: Ctx,
  input: ProgrammeTargetInput,
): Promise<SetProgrammeTargetResult> {
  requireCityAdministrator(ctx.actor)
  return orUndo<SetProgrammeTargetResult>(ctx, async (write, undo) => {
    const before = await upsertProgrammeTarget(write, input)
    if (before === input.newPlaces) return { ok: false, reason: 'nothing_changed' }
    if (input.seen !== undefined && input.seen !== before) {
      undo({ ok: false, reason: 'changed_meanwhile' })
    }
    await writeAudit(write, {
      action: 'programme_target_set',
      subjectKind: 'programme',
      subjectId: String(input.year),
      details: { changes: changesBetween({ newPlaces: before }, { newPlaces: input.newPlaces }) },
    })
    return { ok: true }
  })
}
