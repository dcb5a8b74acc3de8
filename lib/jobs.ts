import { connectJobs, jobQueues } from '@/db/job-queues'
import { applyNumberChanges } from '@/domain/accounts/apply-number-changes'
import { forgetExpiredCodes } from '@/domain/accounts/forget-expired-codes'
import { suspendDueRooms } from '@/domain/administration/suspend-due-rooms'
import { endUnkeptVisits } from '@/domain/bookings/end-unkept-visits'
import { expireClaims } from '@/domain/bookings/expire-claims'
import { fillIdentityHashes } from '@/domain/children/fill-identity-hashes'
import { closeFigureDays } from '@/domain/figures/close-figure-days'
import { lastSeal } from '@/domain/log/last-seal'
import { sealLog } from '@/domain/log/seal-log'
import { forgetOldLinks } from '@/domain/people/forget-old-links'
import { selectNow } from '@/domain/shared/clock-queries'
import type { Ctx } from '@/domain/shared/context'
import { makeSlots } from '@/domain/slots/make-slots'
import { beforeExit } from './closing'
import { longDatabase } from './database'
import { env } from './env'
import { keepSeal } from './kept-seals'
import { pictureStore } from './picture-store'
import { identitySealing } from './sealing'

export type Job = {
  queue: string
  everySeconds: number
  run: (ctx: Ctx) => Promise<unknown>
}

/** Each runs when a process starts and then once every so often, however many processes run. */
export const jobs: Job[] = [
  { queue: jobQueues.makeSlots, everySeconds: 3600, run: suspendAndMakeSlots },
  { queue: jobQueues.endUnkeptVisits, everySeconds: 3600, run: endUnkeptVisits },
  { queue: jobQueues.expireClaims, everySeconds: 60, run: expireClaims },
  { queue: jobQueues.forgetExpiredCodes, everySeconds: 600, run: forgetSecrets },
  { queue: jobQueues.applyNumberChanges, everySeconds: 3600, run: applyNumberChanges },
  {
    queue: jobQueues.fillIdentityHashes,
    everySeconds: 600,
    run: (ctx) => fillIdentityHashes(ctx, identitySealing()),
  },
  { queue: jobQueues.sealLog, everySeconds: 60, run: sealLog },
  { queue: jobQueues.keepSeal, everySeconds: 3600, run: keepLastSeal },
  { queue: jobQueues.closeFigureDays, everySeconds: 3600, run: closeFigureDays },
]

async function suspendAndMakeSlots(ctx: Ctx): Promise<void> {
  await suspendDueRooms(ctx)
  await makeSlots(ctx)
}

async function forgetSecrets(ctx: Ctx): Promise<void> {
  await forgetExpiredCodes(ctx)
  await forgetOldLinks(ctx)
}

/** Once a day, as it looks again each hour. */
async function keepLastSeal(ctx: Ctx): Promise<void> {
  await sealLog(ctx)
  await keepSeal(pictureStore(), await lastSeal(ctx), ctx.now)
}

/** Processes started within this many seconds of each other share the run at start. */
const START_SECONDS = 10
const POLL_SECONDS = 5
const RETRY_AFTER = 15_000

/**
 * Starts the jobs in this process. A database that does not answer yet is tried again until it
 * does: the site serves without them meanwhile.
 */
export async function startJobs(): Promise<void> {
  try {
    const stop = await workOn(env().databaseDirectUrl, jobs, longDatabase)
    beforeExit(stop)
  } catch (error) {
    console.error('The jobs cannot start; trying again soon.', error)
    setTimeout(() => void startJobs(), RETRY_AFTER).unref()
  }
}

/**
 * Works on the given jobs until the returned function is called. Each turn of a job is one row in
 * the queue, made unique by its time, so that of several processes one makes it and one takes it.
 */
export async function workOn(
  url: string,
  work: Job[],
  db: () => Ctx['db'],
): Promise<() => Promise<void>> {
  const { boss, close } = connectJobs(url, { migrate: false })
  boss.on('error', (error) => console.error('A job queue failed.', error))
  await boss.start().catch(async (error) => {
    await close()
    throw error
  })
  const timers: NodeJS.Timeout[] = []
  for (const { queue, everySeconds, run } of work) {
    const send = (turn: string, seconds: number) =>
      boss.send(queue, {}, { singletonKey: turn, singletonSeconds: seconds }).catch((error) => {
        console.error(`The job ${queue} could not be queued.`, error)
      })
    await send('start', START_SECONDS)
    timers.push(setInterval(() => void send('turn', everySeconds), everySeconds * 1000).unref())
    await boss.work(queue, { pollingIntervalSeconds: POLL_SECONDS }, async () => {
      const origin = `job ${queue}`
      try {
        await run({ actor: { kind: 'system' }, now: await selectNow(db().read), db: db(), origin })
      } catch (error) {
        console.error(`The job ${queue} failed.`, error)
        throw error
      }
    })
  }
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await boss.stop({ graceful: true, wait: true, timeout: 3_000 })
    await close()
  }
}
