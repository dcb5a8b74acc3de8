import type postgres from 'postgres'

/**
 * Makes every function of the engine mean this schema's tables and functions by their names, whatever search path
 * or temporary tables the session has that calls it. A body of SQL statements is bound when it is created,
 * and is put in place of its call; any other is looked up when it runs, so its search path is fixed.
 */
export async function fixNames(sql: postgres.TransactionSql): Promise<void> {
  const late = await sql<{ name: string }[]>`
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and p.prosqlbody is null
      and not exists (select from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    order by 1`
  const [schema] = await sql<{ name: string }[]>`select quote_ident(current_schema()) as name`
  for (const { name } of late) {
    await sql.unsafe(`alter function ${name} set search_path = ${schema?.name}, pg_temp`)
  }
}
