import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { overLimits } from '@/db/over-limits'
import { failKindly } from '@/server/process'
import { withDatabase } from './with-database'

/**
 * `npm run db:verify`: compares ledger, allowance and bookings by the one query in db/verify.sql,
 * and the log with its seals; each row of either answer is a difference. Then all claims from now on
 * with the limits of their rooms, by the query the page /proof shows. Exit code 1 if anything differs
 * or is over. The last seal is printed: kept elsewhere, it shows later that nothing before it was
 * replaced.
 */
await withDatabase(async (url) => {
  const query = readFileSync(new URL('../db/verify.sql', import.meta.url), 'utf8')
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: false } })
  try {
    while (await sealSome(sql));
    const differences = [...(await sql.unsafe(query)), ...(await sql`select * from audit_faults()`)]
    for (const row of differences) console.log(JSON.stringify(row))
    console.log(differences.length === 0 ? 'No differences.' : `${differences.length} differences.`)
    const [check] = await sql.unsafe(overLimits)
    console.log(
      `${check?.rooms} rooms with ${check?.quarter_hours} quarter hours from now on: ${check?.quarter_hours_over} over a limit, ${check?.quarter_hours_short} in a shortfall.`,
    )
    const [head] = await sql`select position, hash from audit_seals order by position desc limit 1`
    if (head)
      console.log(`The log has ${head.position} sealed entries; the last seal is ${head.hash}`)
    process.exitCode = differences.length === 0 && check?.quarter_hours_over === 0 ? 0 : 1
  } finally {
    await sql.end()
  }
}).catch(failKindly)

async function sealSome(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql`select seal_audit() as sealed`
  return row?.sealed > 0
}
