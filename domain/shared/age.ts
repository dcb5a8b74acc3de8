/**
 * Completed months of age on a local day; the day of the month counts, so that somebody born on
 * the 31st completes a month on the 1st if the month is shorter. The database computes it the same way.
 */
export function ageInMonths(birthDate: string, day: string): number {
  const [birthYear = 0, birthMonth = 0, birthDay = 0] = birthDate.split('-').map(Number)
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return (year - birthYear) * 12 + month - birthMonth - (dayOfMonth < birthDay ? 1 : 0)
}

/** The local day on which somebody completes so many months, as `ageInMonths` counts. */
export function dayOfAge(birthDate: string, months: number): string {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const completed = new Date(Date.UTC(year, month - 1 + months, day))
  // Of a month without that day it is the first of the next.
  const shorter = completed.getUTCDate() !== day
  if (shorter) completed.setUTCDate(1)
  return completed.toISOString().slice(0, 10)
}
