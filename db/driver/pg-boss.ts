import postgres from 'postgres'

/**
 * One connection through which pg-boss uses this driver instead of a second one: `executeSql` is what it
 * expects of a database that we give it. `close` ends the connection.
 *
 * Seen in pg-boss 10.4.2: https://github.com/timgit/pg-boss/issues/420
 * Seen in postgres 3.4.9: https://github.com/porsager/postgres/issues/1139
 */
export function askedByPgBoss(url: string) {
  const sql = postgres(url, {
    // pg-boss sends BEGIN to COMMIT as one text, which only a single connection may take.
    max: 1,
    onnotice: () => {},
    types: {
      // pg-boss hands over JSON that is already text; postgres.js would quote it again.
      json: {
        to: 114,
        from: [114, 3802],
        serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
        parse: (text: string) => JSON.parse(text),
      },
    },
  })
  const executeSql = async (text: string, values: unknown[] = []) => {
    // pg-boss leaves out what it does not mean to set; SQL says that with null.
    const given = values.map((value) => value ?? null) as never[]
    const result: unknown =
      given.length > 0 ? await sql.unsafe(text, given) : await sql.unsafe(text)
    return { rows: rowsOf(result) }
  }
  return { executeSql, close: () => sql.end({ timeout: 5 }) }
}

/** Several statements sent as one text answer with a list of results: the last one counts. */
function rowsOf(result: unknown): unknown[] {
  if (!Array.isArray(result)) return []
  const last: unknown = result.at(-1)
  return Array.isArray(last) && !('command' in result && result.command) ? last : [...result]
}
