import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isRunning, lockHolder } from './instance-lock'

/** What the names of throwaway data folders in the system's temporary folder begin with. */
export const throwawayPrefix = 'baobaowu-test-'
const PREFIXES = [throwawayPrefix, 'baobaowu-run-']

/**
 * Removes throwaway databases whose process was killed, with their servers: they would otherwise
 * run for ever. A folder that is in use, or not locked yet, is left alone.
 */
export async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!PREFIXES.some((prefix) => name.startsWith(prefix))) continue
    if (!existsSync(join(folder, 'lock')) || lockHolder(folder)) continue
    await endServer(join(folder, 'postgres', 'postmaster.pid'))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function endServer(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const name = `/proc/${pid}/comm`
  if (!existsSync(name) || !readFileSync(name, 'utf8').startsWith('postgres')) return
  process.kill(pid, 'SIGQUIT')
  for (let tries = 0; isRunning(pid) && tries < 50; tries += 1) await wait(100)
}
