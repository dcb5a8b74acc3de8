import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** What all levels of one run share: a server of PostgreSQL with two templates, and the site. */
export type Run = {
  /** URL of the server's database `postgres`, of its owner. */
  server: string
  /** The same of the role that serves. */
  serving: string
  /** Names of the templates, which nobody connects to: migrated and empty, and the demo city. */
  empty: string
  demo: string
  /** The instant the demo city was made for, ISO. */
  seededAt: string
  signIns: { phone: string }[]
  /** The site on a demo city of its own, on the same server. */
  /** `database` is the owner's URL, for what tests do by hand; `serving` that of the site. */
  site?: { address: string; database: string; serving: string; secret: string; folder: string }
}

/** Names the file in which the run is written down. */
export const runVariable = 'BAOBAOWU_RUN'

/** Whether this process belongs to a run that has been opened. */
export function hasRun(): boolean {
  return Boolean(process.env[runVariable])
}

/** The run this process belongs to. */
export function currentRun(): Run {
  const file = process.env[runVariable]
  if (!file) throw new Error('no run of the tests is open')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * For a level run alone: opens a run in a process of its own unless one is open. Answers how to
 * close it.
 */
export default async function joinRun(): Promise<() => Promise<void>> {
  if (hasRun()) return async () => {}
  const keeper = spawn(process.execPath, ['--import', 'tsx', 'scripts/test-site.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(keeper, 'close')
  const file = await new Promise<string | undefined>((done) => {
    createInterface(keeper.stdout).on('line', (line) => {
      const [, path] = new RegExp(`${runVariable}=(.+)`).exec(line) ?? []
      if (path) done(path)
    })
    ended.then(() => done(undefined))
  })
  if (!file) throw new Error('the run of the tests could not be opened')
  process.env[runVariable] = file
  return async () => {
    keeper.kill('SIGTERM')
    await ended
  }
}

/** The URL of another database on the same server. */
export function databaseBeside(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
