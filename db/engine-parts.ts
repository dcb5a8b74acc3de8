import postgres from 'postgres'

/** PostgreSQL's code for a part that something else needs. */
export const RESTED_ON = '2BP01'

/** One function, aggregate or trigger in the database. */
export type EnginePart = {
  /** Another one whenever it is made or replaced, even with the same text. */
  version: string
  name: string
  /** The statement that drops it. */
  drop: string
}

/**
 * The functions, aggregates and triggers of the schema the tables are in, in an order in which they
 * can be dropped. What an extension brought is not among them, nor a trigger whose function is in
 * another schema: an operator's own go there.
 */
export function engineParts(sql: postgres.TransactionSql): Promise<EnginePart[]> {
  return sql<EnginePart[]>`
    with routines as (
      select p.oid, p.xmin, p.prokind, p.oid::regprocedure::text as name from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and not exists (
        select from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    )
    select version, name, drop from (
      select 1 as turn, format('trigger %s %s', t.oid, t.xmin) as version,
        format('%I on %s', t.tgname, t.tgrelid::regclass) as name,
        format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass) as drop
      from pg_trigger t join routines on routines.oid = t.tgfoid where not t.tgisinternal
      union all
      select case prokind when 'a' then 2 else 3 end, format('routine %s %s', oid, xmin), name,
        format('drop routine %s', name)
      from routines
    ) as parts
    order by turn, name`
}

/**
 * Drops the parts, never anything else with them, whichever of them rests on another. One that a constraint, a
 * default or an index rests on is kept or refused, as `restedOn` says; refused, the PostgresError names
 * what rests on it.
 */
export async function dropParts(
  sql: postgres.TransactionSql,
  parts: EnginePart[],
  { restedOn }: { restedOn: 'kept' | 'refused' },
): Promise<void> {
  const left: EnginePart[] = []
  let refusal: unknown
  for (const part of parts) {
    await sql
      .savepoint((attempt) => attempt.unsafe(part.drop))
      .catch((error: unknown) => {
        if (!(error instanceof postgres.PostgresError && error.code === RESTED_ON)) throw error
        left.push(part)
        refusal = error
      })
  }
  if (left.length > 0 && left.length < parts.length) return dropParts(sql, left, { restedOn })
  if (left.length > 0 && restedOn === 'refused') throw refusal
}
