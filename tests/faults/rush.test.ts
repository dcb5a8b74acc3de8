import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsAfter } from './support/check'
import { pageOf, pressOnce, pressUntilTold } from './support/families'
import { releaseAt } from './support/release'
import { allIsWell, rushWith } from './support/rushing'
import { Stage } from './support/stage'

const full = process.env.FAULTS === 'full'
const size = full ? { rooms: 20, families: 500, times: 5 } : { rooms: 4, families: 60, times: 1 }

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
}, 600_000)
afterAll(() => stage.close(), 60_000)

/** The last connection of the site that was at work loses its server process. */
async function killConnection() {
  const pid = await stage.ask(async (sql) => {
    const [row] = await sql`
      select pid from pg_stat_activity where application_name = 'baobaowu' and pid <> pg_backend_pid()
      order by state_change desc limit 1`
    return Number(row?.pid)
  })
  process.kill(pid, 'SIGKILL')
}

const repeated = Array.from({ length: size.times }, (_, n) => n + 1)
const faults: [string, () => Promise<void>][] = [
  [
    'kill -9 of a process of the site loses and oversells nothing',
    async () => {
      await stage.sites[1]?.kill()
      stage.sites[1] = await stage.serve()
    },
  ],
  [
    'kill -9 of PostgreSQL loses and oversells nothing, and the site goes on',
    async () => {
      stage.killDatabase()
      await stage.restartDatabase()
    },
  ],
  [
    'kill -9 of one connection’s server process ends all of them, and nothing is lost',
    killConnection,
  ],
]

describe.each(faults)('%s', (_, fault) => {
  test.each(repeated)(
    'time %i',
    async () => {
      const rush = await stage.prepare(size.rooms, size.families)
      await allIsWell(stage, rush, await rushWith(stage, rush, fault))
    },
    600_000,
  )
})

test.each(repeated)(
  'answers lost after the claims were made book each family once (%i)',
  async () => {
    const rush = await stage.prepare(size.rooms, size.families)
    const lost = Math.ceil(rush.places / 4)
    stage.gate.loseAnswers(/booking_requests_once/, lost)
    try {
      const outcomes = await rushWith(stage, rush, async () => {})
      expect(stage.gate.stillLosing(), 'answers not lost').toBe(0)
      await allIsWell(stage, rush, outcomes)
    } finally {
      stage.gate.loseAnswers(/booking_requests_once/, 0)
    }
  },
  600_000,
)

test('a clock of the site that is hours wrong opens no slot early and keeps none closed', async () => {
  const shifted = (hours: number) =>
    stage.serve({
      NODE_OPTIONS: `--import ${new URL('./support/shifted-clock.mjs', import.meta.url).href}`,
      CLOCK_SHIFT_HOURS: String(hours),
    })
  for (const hours of [-3, 3]) {
    const site = await shifted(hours)
    try {
      const rush = await stage.prepare(2, 2)
      const [early, open] = rush.presses
      if (!early || !open) throw new Error('nobody presses')
      await releaseAt(stage, early, 1)
      await releaseAt(stage, open, -1)
      expect(await pageOf(early, site.address), `${hours} hours`).toBe('too early')
      expect(await pageOf(open, site.address), `${hours} hours`).toBe('form')
      expect(await pressOnce(early, site.address), `${hours} hours`).toMatchObject({
        told: 'too early',
      })
      expect(await pressOnce(open, site.address)).toMatchObject({ told: 'booked' })
    } finally {
      await site.stop()
    }
  }
}, 600_000)

test('the check finds a booking that is gone, and one that nobody was told of', async () => {
  const rush = await stage.prepare(1, 2)
  const outcomes = await Promise.all(
    rush.presses.map((press) => pressUntilTold(press, () => stage.address(0))),
  )
  const [first, second] = outcomes
  if (first?.told !== 'booked' || !second) throw new Error('nobody was booked')
  expect(await stage.ask((sql) => faultsAfter(sql, rush, [first]))).toEqual([
    'there is a booking that nobody was told of',
  ])
  await stage.ask(async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`delete from bookings where id = ${first.bookingId}`
  })
  const faults = await stage.ask((sql) => faultsAfter(sql, rush, outcomes))
  expect(faults).toContain('a family was told of a booking that is not there')
  expect(faults).toContain('only 1 places were given')
  expect(faults.length).toBeGreaterThan(2)
}, 600_000)
