const daysKept = 30

/** How far back a feed goes: with past visits, and cancelled ones so that calendars take them off. */
export function feedSince(now: Date): Date {
  return new Date(now.getTime() - daysKept * 86_400_000)
}
