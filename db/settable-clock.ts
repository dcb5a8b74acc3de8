import postgres from 'postgres'

/**
 * Lets transactions of this database set the instant that decides, by the setting `baobaowu.now`: for the
 * demo's seed and for tests, as the owner of the functions. Every later session of the database can then set it.
 */
export function makeClockSettable(url: string): Promise<void> {
  return replaceClock(
    url,
    `coalesce(nullif(current_setting('baobaowu.now', true), '')::timestamptz, clock_timestamp())`,
  )
}

/** Puts the database's own clock back, as `db/engine/foundation.sql` has it. */
export function makeClockReal(url: string): Promise<void> {
  return replaceClock(url, 'clock_timestamp()')
}

async function replaceClock(url: string, instant: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(
      `create or replace function app_now() returns timestamptz language sql volatile return ${instant}`,
    )
  } finally {
    await sql.end()
  }
}
