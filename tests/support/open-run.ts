import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { servingUrlOf } from '@/db/embedded/credentials'
import { freePort, runningUrl } from '@/db/embedded/embedded'
import { migrate } from '@/db/migrate'
import { makeClockSettable } from '@/db/settable-clock'
import { startDemoDatabase } from '@/scripts/demo-database'
import { useFarZone } from './far-sessions'
import { farZone } from './far-zone'
import { databaseBeside, type Run, runVariable } from './run'

/**
 * Seeds one demo city, keeps it as a template beside an empty one, and starts the built site on it
 * as `npm start` does. The processes started from here on find it with `currentRun`.
 */
export async function openRun(): Promise<{ close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-run-'))
  const now = new Date()
  const { signIns, secret } = await prepareTemplates(folder, now)
  const site = await serve(folder)
  const database = await runningUrl(folder)
  if (!database) throw new Error('the run’s database does not run')
  const server = databaseBeside(database, 'postgres')
  const serving = databaseBeside(servingUrlOf(database, folder), 'postgres')
  const address = site.address
  const run: Run = {
    server,
    serving,
    ...templates,
    seededAt: now.toISOString(),
    signIns,
    site: { address, database, serving: servingUrlOf(database, folder), secret, folder },
  }
  const file = join(folder, 'run.json')
  writeFileSync(file, JSON.stringify(run), { mode: 0o600 })
  process.env[runVariable] = file
  return {
    close: async () => {
      delete process.env[runVariable]
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const templates = { empty: 'template_empty', demo: 'template_demo' }

async function prepareTemplates(folder: string, now: Date) {
  const city = await startDemoDatabase(folder, () => {}, { durable: false, now })
  try {
    const sql = postgres(databaseBeside(city.url, 'postgres'), { max: 1, onnotice: () => {} })
    try {
      const name = new URL(city.url).pathname.slice(1)
      await sql.unsafe(`create database ${templates.demo} template ${name}`)
      await sql.unsafe(`create database ${templates.empty}`)
      // The site starts the server again, which then still does not wait for the disk.
      for (const wait of ['fsync', 'synchronous_commit', 'full_page_writes'])
        await sql.unsafe(`alter system set ${wait} = off`)
      // For the pools of all levels that run side by side.
      await sql`alter system set max_connections = 500`
    } finally {
      await sql.end()
    }
    await migrate(databaseBeside(city.url, templates.empty))
    for (const name of Object.values(templates))
      await makeClockSettable(databaseBeside(city.url, name))
    await useFarZone(city.url)
    await useFarZone(city.servingUrl)
    return { signIns: city.signIns, secret: city.authSecret }
  } finally {
    await city.stop()
  }
}

async function serve(folder: string) {
  const port = String(await freePort())
  const site = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      TZ: farZone,
      PORT: port,
      HOST: '127.0.0.1',
      BAOBAOWU_DATA: folder,
      DATABASE_URL: '',
      AUTH_SECRET: '',
    },
  })
  const ended = new Promise<void>((done) => site.once('close', () => done()))
  const address = `http://localhost:${port}`
  const answers = async () => {
    while (!(await fetch(`${address}/api/health`).catch(() => null))?.ok) await wait(100)
  }
  await Promise.race([answers(), ended])
  if (site.exitCode !== null) throw new Error('the site of the run ended')
  return {
    address,
    stop: async () => {
      site.kill('SIGTERM')
      await ended
    },
  }
}
