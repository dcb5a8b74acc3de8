import postgres, { type Sql } from 'postgres'
import { startThrowaway } from '@/db/embedded/embedded'
import { migrate } from '@/db/migrate'

/** `url` is of the role that serves, as the site has it; `sql` is one connection of the owner. */
export type OwnDatabase = { url: string; ownerUrl: string; sql: Sql }

/**
 * Does a bench's work on a migrated database made for it and removed after it. It does not wait for the
 * disk, neither for what is measured nor for what it is compared with.
 */
export async function onOwnDatabase<T>(work: (own: OwnDatabase) => Promise<T>): Promise<T> {
  const server = await startThrowaway()
  try {
    await migrate(server.url)
    return await withConnection(server.servingUrl, server.url, work)
  } finally {
    await server.stop()
  }
}

/** The same on a second database of the same server. */
export async function onSecondDatabase<T>(
  { url, ownerUrl, sql }: OwnDatabase,
  work: (own: OwnDatabase) => Promise<T>,
): Promise<T> {
  await sql`create database second`
  const [serving, owner] = [url, ownerUrl].map((own) => {
    const second = new URL(own)
    second.pathname = '/second'
    return second.href
  })
  await migrate(owner ?? '')
  return withConnection(serving ?? '', owner ?? '', work)
}

async function withConnection<T>(
  url: string,
  ownerUrl: string,
  work: (own: OwnDatabase) => Promise<T>,
): Promise<T> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return await work({ url, ownerUrl, sql })
  } finally {
    await sql.end()
  }
}

/**
 * Makes the planner know the tables that hold something. A table that was empty when it was analysed counts
 * as empty until it is analysed again, and would be read whole however much is booked meanwhile; one never
 * analysed, as in a city that opens, does not.
 */
export async function analyzeFilled(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select format('%I', relname) as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0`
  for (const { name } of tables) await sql.unsafe(`analyze ${name}`)
}
