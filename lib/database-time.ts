import type { Database } from '@/db/client'
import { selectNow } from '@/domain/shared/clock-queries'

/** How long the time that the database told is counted on from (milliseconds). */
const countedFor = 10_000

type Told = { time: number; at: number }
const told = new WeakMap<Database, Promise<Told>>()

/**
 * The time by the database's clock, for what is only shown: counted on from what the database told
 * within the last ten seconds by a clock that nobody sets, so that a wrong clock of this machine
 * shows nobody that a slot is not open yet. Never ahead of the database, but for what a machine's
 * quartz gains in ten seconds.
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
