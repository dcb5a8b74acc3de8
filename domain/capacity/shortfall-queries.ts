import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { shortfalls } from '@/db/schema/capacity'

/** The shortfalls of a room between two days that nobody has resolved, soonest first. */
export function selectShortfalls(
  on: Executor,
  roomId: string,
  range: { from: string; to: string },
) {
  return on
    .select({
      id: shortfalls.id,
      slotId: shortfalls.slotId,
      day: shortfalls.day,
      term: shortfalls.term,
      fromAt: shortfalls.fromAt,
      toAt: shortfalls.toAt,
      shortBy: shortfalls.shortBy,
    })
    .from(shortfalls)
    .where(
      and(
        eq(shortfalls.roomId, roomId),
        gte(shortfalls.day, range.from),
        lte(shortfalls.day, range.to),
        isNull(shortfalls.resolvedAt),
      ),
    )
    .orderBy(asc(shortfalls.day), asc(shortfalls.fromAt), asc(shortfalls.term))
}
