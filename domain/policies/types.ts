import type { PolicyColumns } from './queries'

export type { AgeBand } from '@/db/schema/policies'

/** The settings one dated row makes; what it leaves out is inherited. */
export type PolicySettings = { [Key in keyof PolicyColumns]?: PolicyColumns[Key] }

/** The settings in force somewhere on a day: every field has its value. */
export type Policy = { [Key in keyof PolicyColumns]: NonNullable<PolicyColumns[Key]> }

/** Where a row of settings holds. */
export type PolicyTarget =
  | { level: 'city' }
  | { level: 'district'; districtCode: string }
  | { level: 'subdistrict'; subdistrictCode: string }
  | { level: 'room'; roomId: string }

export type PolicyLevel = PolicyTarget['level']

/** A place that may have settings of its own, with all it lies in. */
export type PolicyPlace = {
  target: PolicyTarget
  district: { code: string; nameZh: string; nameEn: string } | null
  subdistrict: { code: string; nameZh: string; nameEn: string } | null
  room: {
    id: string
    code: string
    nameZh: string
    nameEn: string | null
    operatorId: string | null
  } | null
}

/** Which level sets a field, since which day of its own, and to what. */
export type SetBy = { level: PolicyLevel; since: string; value: unknown }

/**
 * One setting at a place on a day: what is in force and whose it is, what the place sets itself, and
 * what it would be without that.
 */
export type Setting = {
  field: keyof Policy
  inForce: SetBy
  own: SetBy | null
  inherited: SetBy | null
}
