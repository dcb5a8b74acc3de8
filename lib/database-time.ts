import type { Database } from '@/db/client'
import { selectNow } from '@/domain/shared/clock-queries'

/** How long an answer of the database's clock is counted on from (milliseconds). */
const countedFor = 10_000

type Told = { time: number; at: number }
const told = new WeakMap<Database, Promise<Told>>()

/**
 * The time by the database's clock, for display only: the database is asked every ten seconds, and a clock
 * that nobody can set counts on from its answer, so that a wrong clock of this machine never shows an open
 * slot as closed. It is ahead of the database by no more than a machine's quartz gains in ten seconds.
 */
export async function databaseTime(db: Database): Promise<Date> {
  const known = await told.get(db)?.catch(() => null)
  if (known && performance.now() - known.at < countedFor) return counted(known)
  const asked = selectNow(db.read).then((now) => ({ time: now.getTime(), at: performance.now() }))
  told.set(db, asked)
  return counted(await asked)
}

function counted({ time, at }: Told): Date {
  return new Date(time + Math.floor(performance.now() - at))
}
