/** The birth date of a child of that age in months, to type. */
export function monthsAgo(months: number): string {
  return new Date(Date.now() - months * 30.5 * 86_400_000).toISOString().slice(0, 10)
}
