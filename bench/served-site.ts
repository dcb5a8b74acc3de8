import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/db/embedded'
import { type Served, untilAnswers } from './empty-page'

/** The site as `npm start` serves it, built if need be, with a demo city of its own. */
export async function serveDemo(): Promise<Served> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), 'baobaowu-bench-')), await freePort()]
  const site = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      BAOBAOWU_DATA: folder,
      DATABASE_URL: '',
      AUTH_SECRET: '',
    },
  })
  const ended = new Promise<void>((done) => site.once('close', () => done()))
  const stop = async () => {
    site.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const address = `http://localhost:${port}`
  await untilAnswers(`${address}/api/health`, ended).catch(async (cause) => {
    await stop()
    throw cause
  })
  return { address, stop }
}
