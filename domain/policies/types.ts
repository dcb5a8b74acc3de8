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
