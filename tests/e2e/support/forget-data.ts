import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { lockHolder } from '@/db/instance-lock'

/** Removes the run's demo city once its server has let go of it. */
export default async function forgetData(): Promise<void> {
  const folder = process.env.BAOBAOWU_E2E_DATA
  if (!folder) return
  for (let waited = 0; lockHolder(folder) && waited < 20; waited += 1) await wait(500)
  rmSync(folder, { recursive: true, force: true })
}
