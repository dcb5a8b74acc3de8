import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { overLimits } from '@/db/over-limits'

type Row = {
  at: string
  rooms: number
  quarter_hours: number
  rooms_over: number
  quarter_hours_over: number
  rooms_short: number
  quarter_hours_short: number
}

/** Rooms and their quarter hours, counted. */
export type Counted = { rooms: number; quarterHours: number }

/** What the one query found: `over` without a reason, `short` if a shortfall says so. */
export type LimitCheck = {
  /** When, by the database's clock. */
  at: Date
  compared: Counted
  over: Counted
  short: Counted
  /** The query itself. */
  query: string
}

/** All claims from now on compared with the limits of their rooms. */
export async function selectOverLimits(on: Executor): Promise<LimitCheck> {
  const [row] = await on.execute<Row>(sql.raw(overLimits))
  if (!row) throw new Error('the check of the limits answered nothing')
  return {
    at: new Date(row.at),
    compared: { rooms: row.rooms, quarterHours: row.quarter_hours },
    over: { rooms: row.rooms_over, quarterHours: row.quarter_hours_over },
    short: { rooms: row.rooms_short, quarterHours: row.quarter_hours_short },
    query: overLimits.trim(),
  }
}
