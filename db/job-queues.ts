import PgBoss from 'pg-boss'
import { askedByPgBoss } from './driver/pg-boss'

/** The background jobs' queues, by what the jobs do. */
export const jobQueues = {
  makeSlots: 'make-slots',
  endUnkeptVisits: 'end-unkept-visits',
  expireClaims: 'expire-claims',
  forgetExpiredCodes: 'forget-expired-codes',
  applyNumberChanges: 'apply-number-changes',
  fillIdentityHashes: 'fill-identity-hashes',
  sealLog: 'seal-log',
  keepSeal: 'keep-seal',
  closeFigureDays: 'close-figure-days',
} as const

/**
 * pg-boss on the database's one driver. It never changes the schema itself: `installJobQueues` does,
 * when the database is migrated. `close` ends the connection.
 */
export function connectJobs(url: string, options: { migrate: boolean }) {
  const { executeSql, close } = askedByPgBoss(url)
  const boss = new PgBoss({
    db: { executeSql },
    migrate: options.migrate,
    schedule: false,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 2,
  })
  return { boss, close }
}

/** Makes or upgrades the schema `pgboss` and its queues. Part of migrating, never of the app. */
export async function installJobQueues(url: string): Promise<void> {
  const { boss, close } = connectJobs(url, { migrate: true })
  try {
    await boss.start()
    for (const name of Object.values(jobQueues)) {
      await boss.createQueue(name, { name, retryLimit: 2, retryDelay: 30, expireInSeconds: 300 })
    }
    await boss.stop({ graceful: false, wait: true })
  } finally {
    await close()
  }
}
