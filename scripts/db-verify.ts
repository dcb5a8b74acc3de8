import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { engineDifferences } from '@/db/engine-differences'
import { overLimits } from '@/db/over-limits'
import { sqlState } from '@/db/retry'
import { sealsOtherwise } from '@/db/seals-otherwise'
import { picturesIn } from '@/lib/env'
import { keptSeals } from '@/lib/kept-seals'
import { storeOf } from '@/lib/picture-store'
import { failKindly } from '@/server/process'
import { startEnv } from './start-env'
import { withDatabase } from './with-database'

/**
 * `npm run db:verify`: compares ledger, allowance and bookings by the one query in db/verify.sql; the log with its
 * seals, and these with the ones kept outside of the database; the functions and triggers with their files.
 * Each row of an answer is a difference. Then all claims from now on with the limits of their rooms, by the query the page
 * /proof shows. Exit code 1 if anything differs or is over.
 */
await withDatabase(async (url) => {
  const query = readFileSync(new URL('../db/verify.sql', import.meta.url), 'utf8')
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { jit: false } })
  try {
    while (await sealSome(sql));
    const differences = [
      ...(await sql.unsafe(query)),
      ...(await sql`select * from audit_faults()`),
      ...(await keptOtherwise(sql)),
      ...(await engine(sql)),
    ]
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

/** Seals that are not those kept outside, where the site keeps its pictures. */
async function keptOtherwise(sql: postgres.Sql): Promise<object[]> {
  process.env.PICTURES_FOLDER ||= `${startEnv().dataFolder}/pictures`
  const kept = await keptSeals(storeOf(picturesIn(Object.fromEntries(Object.entries(process.env)))))
  const last = kept.at(-1)
  console.log(
    last
      ? `${kept.length} seals are kept outside of the database, the last of ${last.day}.`
      : 'No seal is kept outside of the database yet.',
  )
  const differing = await sealsOtherwise(sql, kept)
  return differing.map(({ position, day }) => ({
    what: 'log not as it was kept outside',
    seal: position,
    day,
  }))
}

/** Only the owner can compare them. */
async function engine(sql: postgres.Sql): Promise<object[]> {
  return engineDifferences(sql).catch((error: unknown) => {
    if (sqlState(error) !== '42501') throw error
    console.log('Functions and triggers were not compared: that takes DATABASE_OWNER_URL.')
    return []
  })
}
