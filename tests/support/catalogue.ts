import postgres from 'postgres'

/**
 * What PostgreSQL itself says of everything in the schema the tables are in, extensions' own left out:
 * one line a thing, sorted, so that two databases can be compared. Rows are not in it. The brackets of
 * constraints are left out: loading a dump adds some that mean nothing.
 */
export async function catalogueOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [schema] = await sql`select 'public'::regnamespace::oid as oid`
    const ours = (oid: string, catalogue: 'pg_proc' | 'pg_type') => sql`
      not exists (select from pg_depend d where d.objid = ${sql.unsafe(oid)}
        and d.classid = ${catalogue}::regclass and d.deptype = 'e')`
    const lines = async (query: postgres.PendingQuery<postgres.Row[]>) =>
      (await query).map((row) => String(row.line)).sort()
    return {
      functions: await lines(sql`
        select concat_ws(e'\n', pg_get_functiondef(p.oid), p.proacl, p.proowner::regrole) as line
        from pg_proc p where p.pronamespace = ${schema?.oid} and p.prokind in ('f', 'p')
          and ${ours('p.oid', 'pg_proc')}`),
      aggregates: await lines(sql`
        select concat_ws(' ', p.oid::regprocedure, pg_get_function_arguments(p.oid), a.aggtransfn,
          a.aggfinalfn, a.aggtranstype::regtype, a.agginitval, p.proparallel, p.proacl, p.proowner::regrole) as line
        from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid
        where p.pronamespace = ${schema?.oid} and ${ours('p.oid', 'pg_proc')}`),
      triggers: await lines(sql`
        select concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) as line
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = ${schema?.oid} and not t.tgisinternal`),
      types: await lines(sql`
        select concat_ws(' ', t.oid::regtype, t.typtype, t.typacl, t.typowner::regrole,
          (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
           from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)) as line
        from pg_type t where t.typnamespace = ${schema?.oid} and t.typelem = 0 and ${ours('t.oid', 'pg_type')}`),
      columns: await lines(sql`
        select concat_ws(' ', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          a.attidentity, a.attgenerated, a.attacl, pg_get_expr(d.adbin, d.adrelid)) as line
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relnamespace = ${schema?.oid} and c.relkind = 'r'`),
      tables: await lines(sql`
        select concat_ws(' ', c.oid::regclass, c.relkind, c.relpersistence, c.relacl, c.relowner::regrole, c.reloptions) as line
        from pg_class c where c.relnamespace = ${schema?.oid}`),
      constraints: await lines(sql`
        select concat_ws(' ', c.conrelid::regclass, c.conname, translate(pg_get_constraintdef(c.oid), '()', '')) as line
        from pg_constraint c where c.connamespace = ${schema?.oid} and c.contype not in ('n', 't')`),
      indexes: await lines(sql`
        select pg_get_indexdef(i.indexrelid) as line
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = ${schema?.oid}`),
    }
  } finally {
    await sql.end()
  }
}
