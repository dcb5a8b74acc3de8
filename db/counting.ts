import { sql } from 'drizzle-orm'
import type { Database } from './client'
import { gathering } from './gathering'
import { instant } from './sql'

export type Counted = { points: number; expire: Date }
type Counting = { key: string; points: number; expire: Date }

/**
 * Counts points for a key until `expire`, from zero if the last count has expired; answers the sum so far
 * and its end. Calls made meanwhile are counted together in the next statement, in the order of their keys,
 * so that two processes never wait for each other. Each call of one key gets its own sum, as if it had
 * come alone.
 */
export const countTogether = gathering(count, { together: 100, waiting: 5_000 })

/** The same for counts that no caller waits for: ten statements a second at most. */
export const countSoon = gathering(count, { together: 1_000, waiting: 10_000, pause: 100 })

async function count(db: Database, all: Counting[]): Promise<Counted[]> {
  const running = sql`kept.expire > ${instant(new Date())}`
  const rows = await db.read.execute<{ key: string; points: number; expire: string }>(sql`
    insert into rate_limits as kept (key, points, expire)
    select key, sum(points), max(expire)
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as one(key text, points integer, expire timestamptz)
    group by key order by key
    on conflict (key) do update set
      points = excluded.points + case when ${running} then kept.points else 0 end,
      expire = case when ${running} then kept.expire else excluded.expire end
    returning key, points, expire`)
  const sums = new Map(rows.map((row) => [row.key, row]))
  const later = new Map<string, number>()
  return all
    .toReversed()
    .map(({ key, points }) => {
      const sum = sums.get(key)
      if (!sum) throw new Error('a counter was not kept')
      const after = later.get(key) ?? 0
      later.set(key, after + points)
      return { points: sum.points - after, expire: new Date(sum.expire) }
    })
    .toReversed()
}
