const daysKept = 30

/** From when on visits stand in a feed: past ones, and cancelled ones so that calendars take them off. */
export function feedSince(now: Date): Date {
  return new Date(now.getTime() - daysKept * 86_400_000)
}
