import { seenText } from '../shared/seen'
import { settingsFromRow } from './queries'
import type { Policy } from './types'

/** A row of settings entered for a later day: what it sets, and what it gives back (null). */
export type ComingChange = {
  id: string
  effectiveFrom: string
  reason: string | null
  says: { field: keyof Policy; value: unknown }[]
  /** What the form that takes it back was shown. */
  seen: string
}

/** A row as the page shows it. */
export function comingChange(row: {
  id: string
  effectiveFrom: string
  reason: string | null
  says: object
}): ComingChange {
  const says = Object.entries(settingsFromRow({ ...row.says })).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field: field as keyof Policy, value: value as unknown }],
  )
  return { ...row, says, seen: seenText(says) }
}
