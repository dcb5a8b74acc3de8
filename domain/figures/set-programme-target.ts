import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import type { ProgrammeTargetInput } from './inputs'
import { upsertProgrammeTarget } from './plan-queries'

export type SetProgrammeTargetResult = { ok: true } | Refused<'nothing_changed'>

/** Sets how many new places the city's programme of a year asks for. For the city's administrators. */
export async function setProgrammeTarget(
  ctx: Ctx,
  input: ProgrammeTargetInput,
): Promise<SetProgrammeTargetResult> {
  requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write) => {
    const before = await upsertProgrammeTarget(write, input)
    if (before === input.newPlaces) return { ok: false, reason: 'nothing_changed' }
    await writeAudit(write, {
      action: 'programme_target_set',
      subjectKind: 'programme',
      subjectId: String(input.year),
      details: { changes: changesBetween({ newPlaces: before }, { newPlaces: input.newPlaces }) },
    })
    return { ok: true }
  })
}
