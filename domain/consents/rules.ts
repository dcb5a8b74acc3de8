/** The child-data rule in force, as the page /privacy states it. A new text gets a new version. */
export const ruleVersion = '2026-11-23'

export type Consent = { decision: 'given' | 'refused' | 'withdrawn'; ruleVersion: string; at: Date }

/** What a no is recorded as: taking back a yes, or refusing from the start. */
export function decisionOf(agrees: boolean, before: Consent | null): Consent['decision'] {
  if (agrees) return 'given'
  return before?.decision === 'given' ? 'withdrawn' : 'refused'
}

/** Whether an answer says nothing new: the same answer to the same version. */
export function saysNothingNew(agrees: boolean, before: Consent | null): boolean {
  if (!before || before.ruleVersion !== ruleVersion) return false
  return agrees === (before.decision === 'given')
}
