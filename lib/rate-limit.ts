import { headers } from 'next/headers'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '@/db/client'
import { type Counted, countTogether } from '@/db/counting'
import { rateLimits } from '@/db/schema/accounts'

/** So many in so many seconds, by what is counted. Carriers put many families behind one address. */
const limits = {
  codes_by_phone: { points: 10, duration: 3600 },
  codes_by_address: { points: 150, duration: 3600 },
  tries_by_phone: { points: 20, duration: 900 },
  tries_by_address: { points: 300, duration: 900 },
  second_factor_by_account: { points: 10, duration: 900 },
  writes_by_account: { points: 120, duration: 60 },
  writes_by_address: { points: 600, duration: 60 },
  feeds_by_address: { points: 600, duration: 60 },
} as const

export type LimitName = keyof typeof limits

const limiters = new WeakMap<Database, Map<LimitName, RateLimiterDrizzle>>()

/** Thrown when a limit is reached. */
export class TooMany extends Error {
  override name = 'TooMany'
  constructor(readonly limit: LimitName) {
    super(`more than ${limits[limit].points} in ${limits[limit].duration} s: ${limit}`)
  }
}

/**
 * Counts one more for `key` and throws TooMany beyond the limit. The counters are in the database,
 * shared by all processes, outside any transaction, so that a refusal counts too.
 */
export async function limit(db: Database, name: LimitName, key: string): Promise<void> {
  try {
    await limiterFor(db, name).consume(key)
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new TooMany(name)
    throw error
  }
}

/** The library's limiter, whose presses are counted by one statement for all that come at once. */
class Counting extends RateLimiterDrizzle {
  constructor(
    private readonly db: Database,
    settings: ConstructorParameters<typeof RateLimiterDrizzle>[0],
  ) {
    super(settings)
  }

  /** What the library calls to count: its own writes one row a statement. */
  _upsert(key: string, points: number, duration: number): Promise<Counted> {
    return countTogether(this.db, { key, points, expire: new Date(Date.now() + duration) })
  }
}

function limiterFor(db: Database, name: LimitName): RateLimiterDrizzle {
  const known = limiters.get(db) ?? new Map<LimitName, RateLimiterDrizzle>()
  limiters.set(db, known)
  const found = known.get(name)
  if (found) return found
  const made = new Counting(db, {
    storeClient: db.read,
    schema: rateLimits,
    keyPrefix: name,
    ...limits[name],
    // Whoever is beyond the limit is refused without asking the database again.
    inMemoryBlockOnConsumed: limits[name].points,
  })
  known.set(name, made)
  return made
}

/**
 * The address a request comes from. The server drops what a client says about its own address
 * unless TRUST_PROXY=1; then the last entry counts, which the proxy in front wrote.
 */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() || 'unknown'
}
