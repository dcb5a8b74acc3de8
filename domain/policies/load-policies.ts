import { writeAudit } from '../audit/write-audit'
import { requireCityAdministrator } from '../authority/administrator-policy'
import { type Ctx, writing } from '../shared/context'
import { cityDefaults, cityDefaultsFrom } from './city-defaults'
import { presets } from './presets'
import { lockPolicies, selectUnsetByCity, upsertPolicy, upsertPresets } from './queries'

/**
 * Enters the presets and, of the settings that no row of the city sets, its defaults. Doing it again
 * changes nothing; what an administrator set stays.
 */
export async function loadPolicies(ctx: Ctx): Promise<{ presets: number; city: boolean }> {
  requireCityAdministrator(ctx.actor)
  return writing(ctx, async (write) => {
    await lockPolicies(write)
    const changed = await upsertPresets(write, presets)
    const unset = await selectUnsetByCity(write.tx)
    const city = unset.length > 0
    if (city) {
      await upsertPolicy(write, {
        target: { level: 'city' },
        effectiveFrom: cityDefaultsFrom,
        reason: null,
        createdBy: null,
        settings: Object.fromEntries(unset.map((field) => [field, cityDefaults[field]])),
      })
    }
    if (changed > 0 || city) {
      await writeAudit(write, {
        action: 'policies_loaded',
        subjectKind: 'policy',
        subjectId: 'city',
        details: { presets: changed, city },
      })
    }
    return { presets: changed, city }
  })
}
