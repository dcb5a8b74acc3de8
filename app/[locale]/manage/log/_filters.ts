import type { z } from 'zod'
import type { LogFilters } from '@/domain/log/inputs'
import { day, id, text } from '@/lib/asked'
import type { LogQuery } from '@/lib/paths'

/** What the log's address may ask by. */
export const logAddress = {
  person: text,
  room: text,
  child: id,
  action: text,
  from: day,
  to: day,
  reason: text,
  after: text,
}

/** What the address asks of the log; what does not read as such is left out. */
export function logFilters(
  asked: {
    [name in keyof typeof logAddress]: z.output<(typeof logAddress)[name]>
  },
): LogFilters {
  return {
    person: asked.person,
    room: asked.room,
    childId: asked.child,
    action: asked.action,
    fromDay: asked.from,
    toDay: asked.to,
    reason: asked.reason,
    after: asked.after || null,
  }
}

/** The same as an address again, without the entry at which a page begins. */
export function logQuery(filters: LogFilters): LogQuery {
  return {
    person: filters.person ?? '',
    room: filters.room ?? '',
    child: filters.childId ?? null,
    action: filters.action ?? '',
    from: filters.fromDay ?? null,
    to: filters.toDay ?? null,
    reason: filters.reason ?? '',
  }
}

/** Whether anything narrows the log. */
export function narrows(filters: LogFilters): boolean {
  return Object.values(logQuery(filters)).some(Boolean)
}
