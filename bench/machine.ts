import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { binariesFolder, runProgram, serverIdentity } from '@/db/embedded/postgres-binaries'

/** The machine, and what the figures were measured on, in a line of words each. */
export async function describeMachine(): Promise<string[]> {
  const identity = serverIdentity()
  const postgres = join(binariesFolder(identity), 'postgres')
  const { stdout } = await runProgram(postgres, ['--version'], identity)
  const all = cpus()
  return [
    `${all[0]?.model.trim()} × ${all.length}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    `${type()} ${release()}, Node.js ${process.version}, ${stdout.trim()} (embedded, not waiting for the disk)`,
  ]
}

/** How many processes wanted a processor on average over the last minute. */
export function load(): number {
  return loadavg()[0] ?? 0
}
