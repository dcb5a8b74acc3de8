import postgres from 'postgres'
import { type EngineFile, engineDigest, engineFiles, loadedDigest } from './engine-files'
import { dropParts, engineParts } from './engine-parts'

/** An engine that the database does not take; says the file, and the line if PostgreSQL knows it. */
export class EngineNotLoaded extends Error {
  override name = 'EngineNotLoaded'
}

/**
 * Makes the functions, aggregates and triggers of the database those of the files in db/engine, in
 * the caller's transaction: what is there is replaced, what no file names is dropped. Does nothing
 * if the database was loaded with the same files. Never drops what a constraint, a default or an
 * index rests on: then, and if a text is wrong, EngineNotLoaded is thrown and nothing is kept.
 */
export async function loadEngine(sql: postgres.TransactionSql, folder?: string): Promise<void> {
  const files = engineFiles(folder)
  const digest = engineDigest(files)
  if ((await loadedDigest(sql)) === digest) return
  try {
    // A trigger with deferred events waiting cannot be made again.
    await sql`set constraints all immediate`
    const before = await engineParts(sql)
    await loadFiles(sql, files).catch(async (error) => {
      if (!irreplaceable(error)) throw error
      await dropParts(sql, before, { restedOn: 'kept' })
      await loadFiles(sql, files)
    })
    const untouched = new Set(before.map((part) => part.version))
    const left = (await engineParts(sql)).filter((part) => untouched.has(part.version))
    await dropParts(sql, left, { restedOn: 'refused' })
    await checkBodies(sql)
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    const said = [error.message, error.detail, error.hint, error.where].filter(Boolean).join('\n')
    throw new EngineNotLoaded(`The database does not take its engine: ${said}`, { cause: error })
  }
  await sql`create table if not exists drizzle.loaded_engine
    (digest text not null, loaded_at timestamptz not null default now())`
  await sql`delete from drizzle.loaded_engine`
  await sql`insert into drizzle.loaded_engine (digest) values (${digest})`
}

/** Bodies are checked afterwards, so that functions may call those of files not loaded yet. */
async function loadFiles(sql: postgres.TransactionSql, files: EngineFile[]): Promise<void> {
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
  await sql`
    select case l.lanname when 'sql' then fmgr_sql_validator(p.oid) else plpgsql_validator(p.oid) end
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = current_schema()::regnamespace and l.lanname in ('sql', 'plpgsql')`
}
