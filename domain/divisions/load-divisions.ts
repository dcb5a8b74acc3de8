import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, writing } from '../shared/context'
import { type Division, upsertDivisions } from './queries'

/**
 * Brings districts and subdistricts in line with the official list, by code; a name may change,
 * nothing is removed. Doing it again changes nothing. For the city’s administrators.
 */
export async function loadDivisions(ctx: Ctx, divisions: Division[]): Promise<{ changed: number }> {
  requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write) => {
    const changed = await upsertDivisions(write, divisions)
    if (changed > 0) {
      await writeAudit(write, {
        action: 'divisions_loaded',
        subjectKind: 'divisions',
        subjectId: 'shanghai',
        details: { changed },
      })
    }
    return { changed }
  })
}
