import { z } from 'zod'
import { severalLines } from '../shared/texts'
import { isDay } from '../shared/time'
import type { SettingEntry } from './setting-types'
import { fields, settingOf } from './settings'
import type { PolicySettings } from './types'

/**
 * Each setting somebody names: a value of its kind, or null to give it back to the level above. A name
 * that is no setting is refused; the rules check the bounds, field by field.
 */
const settingsInput = z.strictObject(
  Object.fromEntries(fields.map((field) => [field, valueInput(settingOf(field)).nullish()])),
) as unknown as z.ZodType<PolicySettings>

function valueInput(setting: SettingEntry): z.ZodType {
  switch (setting.kind) {
    case 'number':
      return z.number()
    case 'flag':
      return z.boolean()
    case 'time':
      return z.string().max(5)
    case 'choice':
      return z.enum(setting.choices)
    case 'bands':
      return z.array(
        z.object({
          from_months: z.number(),
          to_months: z.number(),
          children_per_caregiver: z.number(),
        }),
      )
  }
}

export const policyInput = z.object({
  target: z.discriminatedUnion('level', [
    z.object({ level: z.literal('city') }),
    z.object({ level: z.literal('district'), districtCode: z.string() }),
    z.object({ level: z.literal('subdistrict'), subdistrictCode: z.string() }),
    z.object({ level: z.literal('room'), roomId: z.uuid() }),
  ]),
  effectiveFrom: z.string().refine(isDay),
  reason: z.string().overwrite(severalLines).min(1).max(300).nullable(),
  settings: settingsInput,
  /** Whether the person was shown what will fall short and agreed. */
  confirmed: z.boolean().optional(),
})

export type PolicyInput = z.infer<typeof policyInput>

/** The same from a form: what it showed, the agreement to its preview, and whether only that is wanted. */
export type SavePolicyInput = PolicyInput & {
  seen: string
  agreed: string | null
  check: boolean
}
