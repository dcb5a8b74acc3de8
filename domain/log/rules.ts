/** Hours for which a reason given for opening a child's log counts. */
const reasonHours = 12

/** The earliest instant at which a reason must have been given to count now. */
export function childLogSince(now: Date): Date {
  return new Date(now.getTime() - reasonHours * 3_600_000)
}
