import { inject } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { seedDemoCity } from '@/db/seed'
import { makeDatabase, serving, type TestDatabase } from './database'
import type { Run } from './run'

type City = { template: string; signIns: Run['signIns'] }
export type DemoDatabase = TestDatabase & { seededAt: Date; signIns: Run['signIns'] }

let own: Promise<City> | undefined

/**
 * A clone of the demo city that the run seeded, or, without a run, of one that is seeded now; its
 * clock stands still at the instant the city was seeded for. The test closes it.
 */
export async function demoDatabase(): Promise<DemoDatabase> {
  const run = inject('testServer')
  const seededAt = new Date(run.seededAt)
  if (run.demo === null) own ??= seeded(seededAt)
  const { template, signIns } = (await own) ?? { template: run.demo ?? '', signIns: run.signIns }
  const url = await makeDatabase('demo', template)
  return { url, db: clockedAt(url, seededAt), seededAt, signIns }
}

/** Fills a new database with the demo city. */
async function seeded(at: Date): Promise<City> {
  const url = await makeDatabase('city', inject('testServer').empty)
  const db = clockedAt(url, at)
  try {
    const { signIns } = await seedDemoCity(db, { now: at })
    return { template: new URL(url).pathname.slice(1), signIns }
  } finally {
    await db.close()
  }
}

function clockedAt(url: string, at: Date): Database {
  return createDatabase(serving(url), { clock: () => at })
}
