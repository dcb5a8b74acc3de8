import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { jobQueues } from '@/db/job-queues'
import { dayOf } from '@/domain/shared/time'
import { type Job, jobs, workOn } from '@/lib/jobs'
import { freshDatabase } from '../support/database'
import { monday, openTestRoom, systemAt } from '../support/rooms'

test('the site sees to slots, holds, codes, numbers, the log and figures by itself', () => {
  const done = jobs.map(({ queue, everySeconds, run }) => [queue, everySeconds, run.name])
  expect(done).toEqual([
    ['make-slots', 3600, 'suspendAndMakeSlots'],
    ['end-unkept-visits', 3600, 'endUnkeptVisits'],
    ['expire-claims', 60, 'expireClaims'],
    ['forget-expired-codes', 600, 'forgetSecrets'],
    ['apply-number-changes', 3600, 'applyNumberChanges'],
    ['fill-identity-hashes', 600, 'run'],
    ['seal-log', 60, 'sealLog'],
    ['keep-seal', 3600, 'keepLastSeal'],
    ['close-figure-days', 3600, 'closeFigureDays'],
  ])
  expect(Object.values(jobQueues)).toEqual(jobs.map(({ queue }) => queue))
})

test('before slots are made, rooms whose last day is over are suspended', async () => {
  const { db, url } = await freshDatabase()
  await db.close()
  const ctx = systemAt(url, monday)
  const roomId = await openTestRoom(ctx)
  await ctx.db.transaction((tx) =>
    tx.execute(sql`update rooms set suspended_from = ${dayOf(ctx.now)} where id = ${roomId}`),
  )
  await jobs.find(({ queue }) => queue === jobQueues.makeSlots)?.run(ctx)
  const [room] = await ctx.db.read.execute(sql`select status from rooms where id = ${roomId}`)
  expect(room).toEqual({ status: 'suspended' })
  await ctx.db.close()
})

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
  await expect.poll(() => runs).toBe(1)
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
  await expect.poll(() => seen).toEqual(['system'])
  await stop()
  await db.close()
})
