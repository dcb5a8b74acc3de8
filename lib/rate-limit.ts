import { AsyncResource } from 'node:async_hooks'
import { RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '@/db/client'
import { type Counted, countSoon, countTogether } from '@/db/counting'
import { rateLimits } from '@/db/schema/accounts'

type Limit = { points: number; duration: number; soon?: true }

/**
 * Points in `duration` seconds, by what is counted. Carriers put many families behind one address, so what
 * is counted by address is so for a minute at most, and only if nothing better is known: an account, or a
 * browser that has signed in before. How often a code or a password of a number may be tried is no limit of
 * these (see `attempt-rules.ts`). `soon`: nobody waits until the other processes know, which is a tenth of a
 * second later.
 */
const limits = {
  tries_by_address: { points: 60, duration: 60 },
  tries_by_browser: { points: 30, duration: 60 },
  writes_by_account: { points: 120, duration: 60, soon: true },
  writes_by_browser: { points: 120, duration: 60, soon: true },
  writes_by_address: { points: 600, duration: 60, soon: true },
  /** Of addresses that are nobody's; those of families are counted each by itself. */
  feeds_by_address: { points: 600, duration: 60 },
  feeds_by_token: { points: 60, duration: 60, soon: true },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

const limiters = new WeakMap<Database, Map<LimitName, Limiters>>()

/** Thrown when a limit is reached. */
export class TooMany extends Error {
  override name = 'TooMany'
  constructor(readonly limit: LimitName) {
    super(`more than ${limits[limit].points} in ${limits[limit].duration} s: ${limit}`)
  }
}

/**
 * Counts one more for `key` and throws TooMany beyond the limit. The counters are in the database,
 * shared by all processes, outside any transaction, so that a refusal counts too. What is counted
 * `soon` is refused at once by this process's own count, and by that of all a moment later.
 */
export async function limit(db: Database, name: LimitName, key: string): Promise<void> {
  const { shared, own } = limitersFor(db, name)
  try {
    await (own ? outside.runInAsyncScope(() => own.consume(key)) : shared.consume(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooMany(name)
    throw error
  }
  if (own) void tellAll(shared, own, key)
}

/** Counts in the database; if all processes together are beyond the limit, this one refuses too. */
async function tellAll(shared: Counting, own: RateLimiterMemory, key: string): Promise<void> {
  try {
    await shared.consume(key)
  } catch (error) {
    // A database that cannot count now is no reason to refuse anybody.
    if (error instanceof RateLimiterRes)
      await own.block(key, Math.max(1, error.msBeforeNext / 1000))
  }
}

/** A timer keeps the request that began it until it ends: a minute of requests, were they begun there. */
const outside = new AsyncResource('limits')

type Limiters = { shared: Counting; own: RateLimiterMemory | null }

/** The library's limiter, with those that count at once counted by one statement. */
class Counting extends RateLimiterDrizzle {
  private readonly count: (one: { key: string; points: number; expire: Date }) => Promise<Counted>

  constructor(db: Database, name: LimitName, { points, duration, soon }: Limit) {
    super({
      ...{ storeClient: db.read, schema: rateLimits, keyPrefix: name, points, duration },
      // A key beyond the limit is refused without asking the database again.
      inMemoryBlockOnConsumed: points,
    })
    this.count = (one) => (soon ? countSoon : countTogether)(db, one)
  }

  /** What the library calls to count: its own writes one row a statement. */
  _upsert(key: string, points: number, duration: number): Promise<Counted> {
    return this.count({ key, points, expire: new Date(Date.now() + duration) })
  }
}

function limitersFor(db: Database, name: LimitName): Limiters {
  const known = limiters.get(db) ?? new Map<LimitName, Limiters>()
  limiters.set(db, known)
  const found = known.get(name)
  if (found) return found
  const settings: Limit = limits[name]
  const made = {
    shared: new Counting(db, name, settings),
    own: settings.soon ? new RateLimiterMemory(settings) : null,
  }
  known.set(name, made)
  return made
}
