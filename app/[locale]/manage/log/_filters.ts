import type { LogFilters } from '@/domain/log/inputs'
import { isDay } from '@/domain/shared/time'
import type { LogQuery } from '@/lib/paths'

export type AskedLog = { [name in keyof LogQuery]?: string | string[] | undefined }

/** What the address asks of the log; what does not read as such is left out. */
export function logFilters(asked: AskedLog): LogFilters {
  const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '')
  const day = (value: string | string[] | undefined) => (isDay(text(value)) ? text(value) : null)
  return {
    person: text(asked.person),
    room: text(asked.room),
    childId: text(asked.child) || null,
    action: text(asked.action),
    fromDay: day(asked.from),
    toDay: day(asked.to),
    reason: text(asked.reason),
    after: text(asked.after) || null,
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
