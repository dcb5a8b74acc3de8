import PgBoss from 'pg-boss'
import postgres from 'postgres'

/** The background jobs' queues, by what the jobs do. */
export const jobQueues = {
  makeSlots: 'make-slots',
  expireClaims: 'expire-claims',
  forgetExpiredCodes: 'forget-expired-codes',
  sealLog: 'seal-log',
  closeFigureDays: 'close-figure-days',
} as const

/**
 * pg-boss on postgres.js instead of a second driver. It never changes the schema itself:
 * `installJobQueues` does, when the database is migrated. `close` ends the connections.
 */
export function connectJobs(url: string, options: { migrate: boolean }) {
  const sql = postgres(url, {
    // pg-boss sends BEGIN to COMMIT as one text, which only a single connection may take.
    max: 1,
    onnotice: () => {},
    types: {
      // pg-boss hands over JSON that is already text; postgres.js would quote it again.
      json: {
        to: 114,
        from: [114, 3802],
        serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
        parse: (text: string) => JSON.parse(text),
      },
    },
  })
  const executeSql = async (text: string, values: unknown[] = []) => {
    // pg-boss leaves out what it does not mean to set; SQL says that with null.
    const given = values.map((value) => value ?? null) as never[]
    const result: unknown =
      given.length > 0 ? await sql.unsafe(text, given) : await sql.unsafe(text)
    return { rows: rowsOf(result) }
  }
  const boss = new PgBoss({
    db: { executeSql },
    migrate: options.migrate,
    schedule: false,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 2,
  })
  return { boss, close: () => sql.end({ timeout: 5 }) }
}

/** Several statements sent as one text answer with a list of results: the last one counts. */
function rowsOf(result: unknown): unknown[] {
  if (!Array.isArray(result)) return []
  const last: unknown = result.at(-1)
  return Array.isArray(last) && !('command' in result && result.command) ? last : [...result]
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
