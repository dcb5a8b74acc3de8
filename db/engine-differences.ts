import type postgres from 'postgres'
import { engineFiles, schemaFolders } from './engine-files'
import { engineParts } from './engine-parts'
import { loadFiles } from './load-engine'
import { secureFunctions } from './secure-functions'

type Difference = { what: string; name: string }

class Undone extends Error {}

/**
 * How the functions and triggers of the database differ from the files in db/engine: one changed, missing, switched off
 * or not among them. The files are loaded over them in a transaction that is undone, which holds writers up for about a
 * second; only the owner can do it.
 */
export async function engineDifferences(
  sql: postgres.Sql,
  folders = schemaFolders,
): Promise<Difference[]> {
  const found: Difference[] = []
  await sql
    .begin(async (tx) => {
      await tx`set local lock_timeout = '5s'`
      const there = await partsOf(tx)
      const versions = new Set((await engineParts(tx)).map((part) => part.version))
      await loadFiles(tx, engineFiles(folders))
      const untouched = (await engineParts(tx)).filter((part) => versions.has(part.version))
      const foreign = new Set(untouched.map((part) => part.name))
      await secureFunctions(tx)
      const expected = await partsOf(tx)
      for (const name of foreign) found.push({ what: 'not of the engine', name })
      for (const [name, text] of expected) {
        if (foreign.has(name)) continue
        if (!there.has(name)) found.push({ what: 'missing from the engine', name })
        else if (there.get(name) !== text) found.push({ what: 'not as the engine has it', name })
      }
      throw new Undone()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error
    })
  return found
}

/** What PostgreSQL says of each function and trigger, by name, whether it is switched off included. */
async function partsOf(sql: postgres.TransactionSql): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; text: string }[]>`
    select p.oid::regprocedure::text as name, case p.prokind when 'a' then 'aggregate' else pg_get_functiondef(p.oid) end as text
    from pg_proc p where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    union all
    select format('%I on %s', t.tgname, t.tgrelid::regclass), concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and p.pronamespace = current_schema()::regnamespace`
  return new Map(rows.map((row) => [row.name, row.text]))
}
