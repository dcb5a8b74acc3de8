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

/**
 * A child's given name, for lists: of a Chinese name what follows the family name, of others the
 * first word. A name of one letter stays.
 */
export function givenName(name: string): string {
  const letters = [...name]
  if (/^\p{Script=Han}+$/u.test(name)) {
    if (letters.length > 3 && compound.has(letters.slice(0, 2).join(''))) {
      return letters.slice(2).join('')
    }
    return letters.length > 1 ? letters.slice(1).join('') : name
  }
  return name.split(/[\s·]+/)[0] ?? name
}

const compound = new Set(['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '令狐'])
