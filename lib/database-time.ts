import type { Database } from '@/db/client'
import { selectNow } from '@/domain/shared/clock-queries'
import { sharedAnswers } from './shared-answers'

/** How long an answer of the database's clock is counted on from (milliseconds), for how many databases. */
const told = sharedAnswers<Database>({ life: 10_000, most: 4 })

/**
 * The time by the database's clock, for display only: the database is asked every ten seconds, and a clock
 * that nobody can set counts on from its answer, so that a wrong clock of this machine never shows an open
 * slot as closed. It is ahead of the database by no more than a machine's quartz gains in ten seconds.
 */
export async function databaseTime(db: Database): Promise<Date> {
  const { time, at } = await told.share(db, async () => {
    const now = await selectNow(db.read)
    return { time: now.getTime(), at: performance.now() }
  })
  return new Date(time + Math.floor(performance.now() - at))
}
