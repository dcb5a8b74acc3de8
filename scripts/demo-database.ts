import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { createDatabase } from '@/db/client'
import { keptSecret } from '@/db/embedded/credentials'
import { type EmbeddedDatabase, startEmbedded } from '@/db/embedded/embedded'
import { migrate } from '@/db/migrate'
import { type DemoSignIn, seedDemoCity } from '@/db/seed'
import { makeClockReal, makeClockSettable } from '@/db/settable-clock'
import { Refusal } from '@/server/process'

export type DemoDatabase = EmbeddedDatabase & { authSecret: string; signIns: DemoSignIn[] }

/**
 * The embedded database, running, migrated and filled with the demo city. What a start that was
 * cut short left half filled is thrown away and filled again: the sign-ins are written down last,
 * and only a database with them counts as filled. The city is made for `now`, or for the present.
 * `tell` is called with what takes a while, and with what is done to the system.
 */
export async function startDemoDatabase(
  folder: string,
  tell: (what: string) => void,
  { now, ...options }: Parameters<typeof startEmbedded>[1] & { now?: Date } = {},
): Promise<DemoDatabase> {
  const server = await startEmbedded(folder, { ...options, tell })
  try {
    const signInsFile = join(folder, 'demo-sign-ins.json')
    if (!existsSync(signInsFile)) {
      tell('Filling the demo city')
      await emptyDatabase(server.url)
      await migrate(server.url)
      writeFileSync(signInsFile, `${JSON.stringify(await fill(server.url, now), null, 2)}\n`)
    } else {
      await migrate(server.url).catch((cause: Error) => {
        throw new Refusal(
          `The demo data in ${folder} does not fit this version (${cause.message.split('\n', 1)}).\n` +
            'Make it new with: npm run db:reset',
          { cause },
        )
      })
    }
    const signIns: DemoSignIn[] = JSON.parse(readFileSync(signInsFile, 'utf8'))
    return { ...server, authSecret: keptSecret(folder, 'auth-secret'), signIns }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Forgets the demo city in the folder, so that the next start fills it again. */
export function forgetDemoCity(folder: string): void {
  rmSync(join(folder, 'demo-sign-ins.json'), { force: true })
}

async function fill(url: string, now = new Date()): Promise<DemoSignIn[]> {
  const db = createDatabase(url)
  await makeClockSettable(url)
  try {
    return (await seedDemoCity(db, { now })).signIns
  } finally {
    await db.close()
    await makeClockReal(url)
  }
}

/** Makes the database again, ending every connection to it. */
async function emptyDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const sql = postgres(elsewhere.href, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(`drop database if exists ${name} with (force)`)
    await sql.unsafe(`create database ${name}`)
  } finally {
    await sql.end()
  }
}
