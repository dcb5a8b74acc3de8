/** A birth date of a child that many months old, to type. */
export function monthsAgo(months: number): string {
  return new Date(Date.now() - months * 30.5 * 86_400_000).toISOString().slice(0, 10)
}
