/** What a member of staff opens a child's record for. */
export const readingPurposes = [
  'care_of_the_day',
  'call_family',
  'complaint',
  'safeguarding',
  'audit',
  'other',
] as const

/** Letters of a stated reason. */
export const readingReasonLength = 200

/** How long a stated reason holds; opening the record again needs none until then. */
export const readingMinutes = 30

/** The earliest instant at which a reason must have been stated to hold at an instant. */
export function sinceWhen(now: Date): Date {
  return new Date(now.getTime() - readingMinutes * 60_000)
}

/** How far back a booking keeps a family within the scope of a room, in months. */
export const scopeMonths = 12

/** Found lines on one page; a longer list asks for a narrower search. */
export const familiesShown = 30
