import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { failKindly } from './process'
import { withDatabase } from './with-database'

/**
 * `npm run db:verify`: compares ledger, allowance and bookings by the one query in db/verify.sql;
 * each row of its answer is a difference. Exit code 1 when there is any.
 */
await withDatabase(async (url) => {
  const query = readFileSync(new URL('../db/verify.sql', import.meta.url), 'utf8')
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: false } })
  try {
    const differences = await sql.unsafe(query)
    for (const row of differences) console.log(JSON.stringify(row))
    console.log(differences.length === 0 ? 'No differences.' : `${differences.length} differences.`)
    process.exitCode = differences.length === 0 ? 0 : 1
  } finally {
    await sql.end()
  }
}).catch(failKindly)
