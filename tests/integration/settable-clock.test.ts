import postgres from 'postgres'
import { expect, test } from 'vitest'
import { migrate } from '@/db/migrate'
import { makeClockReal, makeClockSettable } from '@/db/settable-clock'
import { emptyDatabase } from '../support/database'

const later = '2031-03-17T09:00:00+08:00'

/** How far the deciding instant lies from the server's clock in a session that sets another; minutes. */
async function minutesOff(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql`select set_config('baobaowu.now', ${later}, false)`
    const [row] =
      await sql`select abs(extract(epoch from app_now() - clock_timestamp())) / 60 as off`
    return Number(row?.off)
  } finally {
    await sql.end()
  }
}

test('no session of a migrated database sets the instant that decides', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  expect(await minutesOff(url)).toBeLessThan(1)
  await migrate(url)
  expect(await minutesOff(url)).toBeLessThan(1)
})

test('only a database made so for a seed or a test has a clock to set, until it is put back', async () => {
  const url = await emptyDatabase()
  await migrate(url)
  await makeClockSettable(url)
  expect(await minutesOff(url)).toBeGreaterThan(1_000)
  await makeClockReal(url)
  expect(await minutesOff(url)).toBeLessThan(1)
})
