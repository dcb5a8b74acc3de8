import type postgres from 'postgres'

/**
 * Makes every function of the engine mean this schema's tables and functions by their names, and keeps it from
 * strangers. A body of SQL statements is bound when it is created, and is put in place of its call; any other is
 * looked up when it runs, so its search path is fixed, with the session's temporary tables last. Triggers act as the
 * owner: who writes a booking need not be able to write the ledger. Nobody may call or hang up a function but
 * its owner and the role that serves (see `grantServing`).
 */
export async function secureFunctions(sql: postgres.TransactionSql): Promise<void> {
  await sql.unsafe(`do $$
    declare
      own record;
    begin
      for own in select p.oid::regprocedure as name, p.prosqlbody is null and p.prokind = 'f' as late,
          p.prorettype = 'trigger'::regtype as is_trigger
        from pg_proc p where p.pronamespace = current_schema()::regnamespace
          and not exists (select from pg_depend d
            where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      loop
        execute format('revoke execute on routine %s from public', own.name);
        if own.late then
          execute format('alter function %s set search_path = %I, pg_temp', own.name, current_schema());
        end if;
        if own.is_trigger then
          execute format('alter function %s security definer', own.name);
        end if;
      end loop;
    end $$`)
}
