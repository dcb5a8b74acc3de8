import postgres from 'postgres'
import { type EngineFile, engineDigest, engineFiles, schemaFolders } from './engine-files'
import { dropParts, engineParts, RESTED_ON } from './engine-parts'
import { secureFunctions } from './secure-functions'

/** An engine that the database does not take; says the file, and the line if PostgreSQL knows it. */
export class EngineNotLoaded extends Error {
  override name = 'EngineNotLoaded'
}

/**
 * Makes the functions, aggregates and triggers of the database those of the files in db/engine, in
 * the caller's transaction: what is there is replaced, what no file names is dropped. Does nothing
 * if the database was loaded with the same files after the same migrations. Never drops what a
 * constraint, a default or an index rests on: then, and if a text is wrong, EngineNotLoaded is
 * thrown, and the caller's transaction keeps nothing.
 */
export async function loadEngine(
  sql: postgres.TransactionSql,
  folders = schemaFolders,
): Promise<void> {
  const digest = engineDigest(folders)
  if ((await loadedDigest(sql)) === digest) return
  const files = engineFiles(folders)
  // A trigger that is made again forgets the events it had deferred.
  await sql`set constraints all immediate`
  try {
    const before = await engineParts(sql)
    await loadFiles(sql, files).catch(async (error) => {
      if (!irreplaceable(error)) throw error
      await dropParts(sql, before, { restedOn: 'kept' })
      await loadFiles(sql, files)
    })
    const untouched = new Set(before.map((part) => part.version))
    const left = (await engineParts(sql)).filter((part) => untouched.has(part.version))
    await dropParts(sql, left, { restedOn: 'refused' })
    await secureFunctions(sql)
    await checkBodies(sql)
  } catch (error) {
    throw error instanceof postgres.PostgresError ? notLoaded(error) : error
  }
  await sql`create schema if not exists drizzle`
  await sql`create table if not exists drizzle.loaded_engine
    (digest text not null, loaded_at timestamptz not null default now())`
  await sql`delete from drizzle.loaded_engine`
  await sql`insert into drizzle.loaded_engine (digest) values (${digest})`
}

function notLoaded(error: postgres.PostgresError): EngineNotLoaded {
  const said = [error.message, error.detail, error.where].filter(Boolean)
  if (error.code === RESTED_ON || irreplaceable(error)) {
    said.push('If a constraint, a default or an index rests on it, a migration must free it first.')
  }
  return new EngineNotLoaded(`The database does not take its engine.\n${said.join('\n')}`, {
    cause: error,
  })
}

/** The digest of the engine that a database was loaded with last, or null before the first time. */
export async function loadedDigest(
  sql: postgres.Sql | postgres.TransactionSql,
): Promise<string | null> {
  const [table] = await sql`select to_regclass('drizzle.loaded_engine') is not null as there`
  if (!table?.there) return null
  const [loaded] = await sql<{ digest: string }[]>`select digest from drizzle.loaded_engine`
  return loaded?.digest ?? null
}

/** Bodies are checked afterwards, so that functions may call those of files not loaded yet. */
export async function loadFiles(sql: postgres.TransactionSql, files: EngineFile[]): Promise<void> {
  await sql.savepoint(async (attempt) => {
    await attempt`set local check_function_bodies = off`
    for (const { name, text } of files) {
      await attempt.unsafe(text).catch((error: postgres.PostgresError) => {
        const line = error.position
          ? `:${text.slice(0, Number(error.position)).split('\n').length}`
          : ''
        error.message = `db/engine/${name}${line}: ${error.message}`
        throw error
      })
    }
  })
}

/** Another result, another kind of routine, another kind of trigger: `create or replace` refuses. */
function irreplaceable(error: unknown): boolean {
  const codes = ['42P13', '42809', '42710']
  return error instanceof postgres.PostgresError && codes.includes(error.code)
}

/** Asks PostgreSQL to read every body, now that whatever it calls is there. */
async function checkBodies(sql: postgres.TransactionSql): Promise<void> {
  await sql`set local check_function_bodies = on`
  const bodies = await sql`
    select p.oid, p.oid::regprocedure::text as name, l.lanname || '_validator' as validator
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = current_schema()::regnamespace and l.lanname in ('sql', 'plpgsql')`
  for (const { oid, name, validator } of bodies) {
    const check = validator === 'sql_validator' ? 'fmgr_sql_validator' : validator
    await sql`select ${sql(check)}(${oid})`.catch((error: postgres.PostgresError) => {
      error.message = `${name}: ${error.message}`
      throw error
    })
  }
}
