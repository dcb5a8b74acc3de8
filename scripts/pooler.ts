import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command'

/** The program, or why there is none and what to do about it. */
export type FoundPooler = { program: string } | { program: null; reason: string }

const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']

function findPooler(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
  const paths = folders.map((folder) => join(folder, 'pgbouncer'))
  return paths.find((path) => existsSync(path)) ?? null
}

/**
 * PgBouncer's program as found on this machine; as root on Debian and its kin it is installed if
 * it is missing, and the service that comes with it is not started.
 */
export async function requirePooler(): Promise<FoundPooler> {
  const found = findPooler()
  if (found) return { program: found }
  const advice = 'PgBouncer is not on this machine: install it (Debian: apt-get install pgbouncer).'
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return { program: null, reason: advice }
  }
  const steps = [
    ['apt-get', 'update'],
    'apt-get install -y -o DPkg::Lock::Timeout=300 --no-install-recommends pgbouncer'.split(' '),
    ...(existsSync('/run/systemd/system')
      ? [['systemctl', 'disable', '--now', 'pgbouncer.service']]
      : []),
  ]
  for (const step of steps) {
    console.log(`No PgBouncer yet: ${step.join(' ')} …`)
    const { code, output } = await runCommand(step, { DEBIAN_FRONTEND: 'noninteractive' })
    if (code !== 0) {
      const said = output.trimEnd().split('\n').slice(-8).join('\n')
      return { program: null, reason: `${advice}\n${step.join(' ')}\n${said}` }
    }
  }
  const installed = findPooler()
  return installed ? { program: installed } : { program: null, reason: advice }
}
