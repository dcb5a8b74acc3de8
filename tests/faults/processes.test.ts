import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formOf, pressOf, signIn } from '@/bench/booking-form'
import { makeFamilies, makeRooms } from '@/bench/city'
import { type EmbeddedDatabase, freePort, runningUrl, startThrowaway } from '@/db/embedded/embedded'
import { isRunning } from '@/db/embedded/instance-lock'
import { migrate } from '@/db/migrate'
import { pressUntilTold } from './support/families'

const secret = randomBytes(32).toString('hex')
let database: EmbeddedDatabase
let site: ChildProcess
let address: string
let said = ''
const folder = mkdtempSync(join(tmpdir(), 'baobaowu-processes-'))

async function start(settings: Record<string, string> = {}): Promise<void> {
  said = ''
  const port = await freePort()
  address = `http://localhost:${port}`
  site = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: database.servingUrl,
      AUTH_SECRET: secret,
      AUTH_URL: address,
      BAOBAOWU_DATA: folder,
      HOST: '127.0.0.1',
      PORT: String(port),
      PROCESSES: '2',
      TRUST_PROXY: '1',
      ...settings,
    },
  })
  site.stdout?.on('data', (part: Buffer) => {
    said += part
  })
  await until(() => said.includes('ready in'))
}

beforeAll(async () => {
  database = await startThrowaway()
  await migrate(database.url)
  await start()
}, 600_000)

afterAll(async () => {
  site.kill('SIGKILL')
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await wait(50)
}

/** The processes that reported that they serve and have not ended. */
const serving = () => {
  const pids = [...said.matchAll(/Process (\d+) serves/g)].map((one) => Number(one[1]))
  return pids.filter(isRunning)
}
const answers = () =>
  fetch(`${address}/api/health`, {
    headers: { Connection: 'close' },
    signal: AbortSignal.timeout(60_000),
  }).then(
    ({ ok }) => ok,
    () => false,
  )

test('two processes serve one port: one is killed, the other answers, and another takes its place', async () => {
  expect(serving()).toHaveLength(2)
  const [first = 0, second = 0] = serving()
  process.kill(first, 'SIGKILL')
  await until(() => !isRunning(first))
  // A connection that was just handed to the one killed is lost with it; the next one is not.
  await until(answers)
  await until(() => serving().length === 2)
  process.kill(second, 'SIGKILL')
  await until(() => !isRunning(second))
  // Now the one that took the place answers.
  await until(answers)
  await until(() => serving().length === 2)
}, 300_000)

test('a session and a form of one process are good for the other, and places are given once', async () => {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  try {
    const slots = (await makeRooms(sql, { count: 2, days: 1 })).slice(0, 2)
    const families = await makeFamilies(sql, 30)
    const cookies = await signIn(sql, families, secret)
    const fields = await formOf(address, slots, cookies[0] ?? '', 1)
    const told = await Promise.all(
      families.map((family, n) => {
        const slot = slots[n % 2]
        if (!slot) throw new Error('there are no slots')
        return pressUntilTold(pressOf(fields, slot, family, cookies[n] ?? '', n), () => address)
      }),
    )
    const words = told.map((one) => one.told)
    expect(words.filter((one) => one === 'booked')).toHaveLength(20)
    expect(words.filter((one) => one === 'full')).toHaveLength(10)
  } finally {
    await sql.end()
  }
}, 300_000)

test('a signal ends all of them, and leaves nothing behind', async () => {
  const pids = serving()
  const ended = new Promise((done) => site.once('exit', done))
  site.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(pids).toHaveLength(2)
  expect(pids.filter(isRunning)).toEqual([])
  expect(await answers()).toBe(false)
}, 60_000)

test('without the first of them, all others end as well', async () => {
  await start()
  const pids = serving()
  expect(pids).toHaveLength(2)
  site.kill('SIGKILL')
  await until(() => !pids.some(isRunning))
  expect(await answers()).toBe(false)
}, 300_000)

test('one process alone that is killed, again and again, is followed by another, and the database goes on', async () => {
  const own = mkdtempSync(join(tmpdir(), 'baobaowu-process-'))
  // Without DATABASE_URL the site runs the database as well.
  await start({ DATABASE_URL: '', AUTH_SECRET: '', BAOBAOWU_DATA: own, PROCESSES: '' })
  const sql = postgres((await runningUrl(own)) ?? '', { max: 1, onnotice: () => {} })
  try {
    const [{ began } = { began: null }] = await sql`select pg_postmaster_start_time() as began`
    for (let times = 0; times < 5; times += 1) {
      const [only = 0, ...others] = serving()
      expect(others).toEqual([])
      process.kill(only, 'SIGKILL')
      await until(() => !isRunning(only))
      await until(() => serving().length === 1)
      expect(await answers()).toBe(true)
    }
    expect(said.match(/ended \(SIGKILL\)/g)).toHaveLength(5)
    // The connection that was open before is good still.
    expect(await sql`select pg_postmaster_start_time() as began`).toEqual([{ began }])
  } finally {
    await sql.end()
    const ended = new Promise((done) => site.once('exit', done))
    site.kill('SIGTERM')
    expect(await ended).toBe(0)
    rmSync(own, { recursive: true, force: true })
  }
}, 600_000)
