import { type SQL, sql } from 'drizzle-orm'
import { instant } from './sql'

/**
 * Whether the booking of this alias holds its place at an instant: neither ended nor past its time. For
 * queries; db/booking-states.ts says what it means of each state.
 */
export function stands(alias: string, at: Date): SQL {
  return sql`stands(${sql.identifier(alias)}, ${instant(at)})`
}

/** Whether its time is over though nothing has ended it yet. */
export function pastItsTime(alias: string, at: Date): SQL {
  return sql`past_its_time(${sql.identifier(alias)}, ${instant(at)})`
}
