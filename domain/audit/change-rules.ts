/**
 * What a change changed, field by field, from what to what: for the details of an audit entry.
 * Only fields of `after` count, and only if the value is another.
 */
export function changesBetween(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [from: unknown, to: unknown]> {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, to]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(to ?? null))
      .map(([field, to]) => [field, [before[field] ?? null, to ?? null]]),
  )
}
