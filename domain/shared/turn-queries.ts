import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { turns } from '@/db/schema/accounts'
import { instant, many } from '@/db/sql'
import { type Kept, type Turn, takenOnce } from './turn-rules'

/**
 * Takes one of each of the turns in the transaction under way, or none; answers from when all of them may be
 * taken again. Rows are locked in the order of their keys, so of presses that come at once each
 * finds what the one before left. What is undone with the transaction was not taken.
 */
export async function takeTurns(
  { tx, now }: { tx: Executor; now: Date },
  wanted: Turn[],
): Promise<{ taken: boolean; freeAt: Date }> {
  const keys = wanted.map(({ key }) => key).toSorted()
  await tx.execute(sql`
    insert into turns (key, taken, free_at, until)
    select key, 0, ${instant(now)}, ${instant(now)} from unnest(${many(keys, 'text')}) as key
    on conflict (key) do nothing`)
  const rows = await tx.execute<{ key: string; taken: number; free_at: string; until: string }>(sql`
    select key, taken, free_at, until from turns where key = any (${many(keys, 'text')})
    order by key collate "C" for update`)
  const kept = new Map(rows.map(({ key, ...row }) => [key, asKept(row)]))
  const next = wanted.map((turn) => ({
    key: turn.key,
    ...takenOnce(turn, kept.get(turn.key), now),
  }))
  const refused = next.flatMap(({ refusedUntil }) => (refusedUntil ? [refusedUntil.getTime()] : []))
  if (refused.length > 0) return { taken: false, freeAt: new Date(Math.max(...refused)) }
  await tx.execute(sql`
    update turns set taken = one.taken, free_at = one."freeAt", until = one.until
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb)
      as one(key text, taken integer, "freeAt" timestamptz, until timestamptz)
    where turns.key = one.key`)
  const free = next.map(({ freeAt }) => freeAt.getTime())
  return { taken: true, freeAt: new Date(Math.max(now.getTime(), ...free)) }
}

/** Forgets what was taken for these keys, once somebody has shown that they are the one it belongs to. */
export async function clearTurns({ tx }: { tx: Executor }, keys: string[]): Promise<void> {
  await tx.execute(sql`delete from turns where key = any (${many(keys, 'text')})`)
}

/** Gives one turn back that was taken for a key and has turned out well. */
export async function giveTurnBack({ tx }: { tx: Executor }, key: string): Promise<void> {
  await tx.execute(sql`update turns set taken = taken - 1 where key = ${key} and taken > 0`)
}

/** Whether a turn was taken for a key and its time is not over. */
export async function turnIsTaken(db: Executor, key: string, now: Date): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from turns where key = ${key} and taken > 0 and until > ${instant(now)}`)
  return rows.length > 0
}

/** Forgets turns past their time. */
export async function deleteOldTurns({ tx, now }: { tx: Executor; now: Date }): Promise<void> {
  await tx.delete(turns).where(sql`${turns.until} <= ${instant(now)}`)
}

function asKept(row: { taken: number; free_at: string; until: string }): Kept {
  return { taken: row.taken, freeAt: new Date(row.free_at), until: new Date(row.until) }
}
