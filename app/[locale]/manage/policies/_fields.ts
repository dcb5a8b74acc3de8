import type { SettingEntry, Unit } from '@/domain/policies/setting-types'
import { type Field, settingGroups, settingOf, type settings } from '@/domain/policies/settings'

export type Group = keyof typeof settingGroups
export const groupNames = Object.keys(settingGroups) as Group[]

/** The settings of a group, in the order they are shown. */
export function fieldsOf(group: Group): Field[] {
  return Object.keys(settingGroups[group]) as Field[]
}

type Choices<One> = One extends { kind: 'choice'; choices: readonly (infer Name)[] } ? Name : never
export type Choice = Choices<(typeof settings)[Field]> | 'true' | 'false'

/** What the person chooses among; null if a value is typed. */
export function choicesOf(field: Field): Choice[] | null {
  const setting: SettingEntry = settingOf(field)
  if (setting.kind === 'flag') return ['true', 'false']
  return setting.kind === 'choice' ? ([...setting.choices] as Choice[]) : null
}

/** What is typed, multiplied by this, is what is kept: m² and dm², yuan and fen, degrees and tenths. */
export function scaleOf(unit: Unit): number {
  if (unit === 'area' || unit === 'money') return 100
  return unit === 'temperature' ? 10 : 1
}
