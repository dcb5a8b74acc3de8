import type { Sql } from 'postgres'

export type Touched = {
  /** Rows from before that were locked, changed or removed, by table; tables without any are left out. */
  locked: Record<string, number>
  /** Rows made meanwhile, new versions of old ones included, by table. */
  written: Record<string, number>
}

/**
 * Which rows some work locks and writes, in every table of the site, whatever came of its
 * transactions. PostgreSQL notes a lock on a row in the row itself (`xmax`) and leaves the note there when
 * the lock is gone, so a row with another note than before was locked; a lock on a row taken by reading
 * it for a foreign key shows too. `sql` is one connection; nobody else may be at work.
 */
export async function rowsTouched(sql: Sql, work: () => Promise<void>): Promise<Touched> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`
  await sql`create temporary table seen (name text, place tid, made xid, locked xid)`
  for (const { name } of tables)
    await sql`insert into seen select ${name}, ctid, xmin, xmax from ${sql(name)}`
  await sql`analyze seen`
  await work()
  const touched: Touched = { locked: {}, written: {} }
  for (const { name } of tables) {
    const [rows] = await sql<{ same: number; written: number; seen: number }[]>`
      select count(*) filter (where seen.locked = now.xmax)::int as same,
        count(*) filter (where seen.place is null)::int as written,
        (select count(*) from seen where name = ${name})::int as seen
      from (select ctid, xmin, xmax from ${sql(name)}) as now
      left join (select * from seen where name = ${name}) as seen
        on seen.place = now.ctid and seen.made = now.xmin`
    if (rows && rows.seen > rows.same) touched.locked[name] = rows.seen - rows.same
    if (rows && rows.written > 0) touched.written[name] = rows.written
  }
  await sql`drop table seen`
  return touched
}

export function sum(rows: Record<string, number>): number {
  return Object.values(rows).reduce((all, one) => all + one, 0)
}
