import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { type Job, workOn } from '@/lib/jobs'
import { freshDatabase } from '../support/database'

test('a job runs once at start and once a turn, however many processes work on it', async () => {
  const { db, url } = await freshDatabase()
  let runs = 0
  const job: Job = {
    queue: 'make-slots',
    everySeconds: 3600,
    run: async () => {
      runs += 1
    },
  }
  const processes = await Promise.all([1, 2, 3].map(() => workOn(url, [job], () => db)))
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 10_000 })
  await Promise.all(processes.map((stop) => stop()))
  const turns = await db.read.execute(sql`select state from pgboss.job`)
  expect([...turns]).toEqual([{ state: 'completed' }])
  expect(runs).toBe(1)
  await db.close()
})

test('a job acts as the system, on the database it is given', async () => {
  const { db, url } = await freshDatabase()
  const seen: string[] = []
  const run: Job['run'] = async (ctx) => {
    seen.push(ctx.actor.kind)
    await ctx.db.transaction(async () => undefined)
  }
  const stop = await workOn(url, [{ queue: 'expire-claims', everySeconds: 60, run }], () => db)
  await vi.waitFor(() => expect(seen).toEqual(['system']), { timeout: 10_000 })
  await stop()
  await db.close()
})
