import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { lockHolder } from '@/db/instance-lock'

/** Stops the run's site, which Playwright would do only after this, and removes its demo city. */
export default async function forgetData(): Promise<void> {
  const folder = process.env.BAOBAOWU_E2E_DATA
  if (!folder) return
  const site = lockHolder(folder)
  if (site) process.kill(site, 'SIGTERM')
  for (let tries = 0; lockHolder(folder) && tries < 100; tries += 1) await wait(200)
  rmSync(folder, { recursive: true, force: true })
}
