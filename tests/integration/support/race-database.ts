import { readFileSync } from 'node:fs'
import postgres, { type Sql, type TransactionSql } from 'postgres'
import type { Database } from '@/db/client'
import { overLimits } from '@/db/over-limits'
import { freshDatabase } from '../../support/database'
import { makeAccount } from './claims'

const verify = readFileSync(new URL('../../../db/verify.sql', import.meta.url), 'utf8')

/** The day races are about; far enough for every slot to be released later than any clock here. */
export const day = '2031-03-17'

export type RaceDatabase = {
  url: string
  db: Database
  /** A pool whose connections are open already, so that what is sent together runs together. */
  sql: Sql
  accountId: string
  /** What db/verify.sql finds wrong in the whole database, and whether the limit check does. */
  differences(on?: TransactionSql | Sql): Promise<{ what: string }[]>
  close(): Promise<void>
}

/** A database of its own for races. */
export async function raceDatabase(connections = 30): Promise<RaceDatabase> {
  const { url, db } = await freshDatabase()
  const sql = postgres(url, { max: connections, idle_timeout: 0, onnotice: () => {} })
  await Promise.all(Array.from({ length: connections }, () => sql`select pg_sleep(0.05)`))
  return {
    url,
    db,
    sql,
    accountId: await makeAccount(sql),
    differences: async (on = sql) => [
      ...(await on.unsafe<{ what: string }[]>(verify)),
      ...(await on.unsafe<{ what: string }[]>(
        `select 'over a limit' as what from (${overLimits}) as check_now where quarter_hours_over > 0`,
      )),
    ],
    close: async () => {
      await sql.end()
      await db.close()
    },
  }
}
