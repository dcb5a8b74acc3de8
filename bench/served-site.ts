import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/embedded'
import { type Served, untilAnswers } from './empty-page'
import { childrenOf } from './memory'

/** `kill` ends all its processes as `kill -9` does, in the middle of whatever they are doing; `pid` is its first process. */
export type ServedSite = Served & { kill: () => Promise<void>; pid: number }

/** The site as `npm start` serves it, built if need be, with a demo city of its own. */
export function serveDemo(): Promise<Served> {
  return serve('.', { DATABASE_URL: '', AUTH_SECRET: '' })
}

/** The same on an existing database, from the project's folder or a copy of it; families say their address. */
export function serveOn(
  databaseUrl: string,
  { folder = '.', env = {} }: { folder?: string; env?: Record<string, string> } = {},
): Promise<ServedSite> {
  const secret = randomBytes(32).toString('hex')
  return serve(folder, {
    ...{ DATABASE_URL: databaseUrl, AUTH_SECRET: secret, TRUST_PROXY: '1' },
    ...env,
  })
}

async function serve(cwd: string, env: Record<string, string>): Promise<ServedSite> {
  const [data, port] = [mkdtempSync(join(tmpdir(), 'baobaowu-bench-')), await freePort()]
  const address = `http://localhost:${port}`
  const own = { PORT: String(port), HOST: '127.0.0.1', BAOBAOWU_DATA: data, AUTH_URL: address }
  const site = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...own, ...env },
  })
  const ended = new Promise<void>((done) => site.once('close', () => done()))
  const cleared = async () => {
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  const stop = () => {
    site.kill('SIGTERM')
    return cleared()
  }
  const kill = () => {
    // The first of them would start another, and the others would give the answers they owe.
    const all = [site.pid ?? 0, ...childrenOf(site.pid ?? 0)]
    for (const pid of all) process.kill(pid, 'SIGKILL')
    return cleared()
  }
  await untilAnswers(`${address}/api/health`, ended).catch(async (cause) => {
    await stop()
    throw cause
  })
  return { address, stop, kill, pid: site.pid ?? 0 }
}
