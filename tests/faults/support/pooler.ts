import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import { freePort } from '@/db/embedded/embedded'
import { serverIdentity } from '@/db/embedded/postgres-binaries'

/** As docs/operating.md has it. */
const session =
  'set jit to off; set statement_timeout to 60000; set lock_timeout to 3000; ' +
  'set idle_in_transaction_session_timeout to 30000'

export type Pooler = {
  url: string
  /** The same database, in sessions without settings of their own. */
  bareUrl: string
  kill: () => Promise<void>
  start: () => Promise<void>
  close: () => Promise<void>
}

/**
 * PgBouncer in transaction mode before a database, with ten sessions of it for all clients. Throws
 * with what to do if it is not on this machine.
 */
export async function startPooler(database: string): Promise<Pooler> {
  const found = inject('pooler')
  if (found.program === null) throw new Error(found.reason)
  const { program } = found
  const { hostname, port, username, password, pathname } = new URL(database)
  const own = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-pooler-'))
  chmodSync(folder, 0o755)
  const file = join(folder, 'pgbouncer.ini')
  const to = `host=${hostname} port=${port} dbname=${pathname.slice(1)} user=${username} password=${password}`
  writeFileSync(
    file,
    `[databases]
settled = ${to} connect_query='${session}'
bare = ${to}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 10
max_client_conn = 500
`,
    { mode: 0o644 },
  )
  const { uid, gid } = serverIdentity()
  let running = launch()

  function launch() {
    const child = spawn(program, [file], { stdio: 'ignore', uid, gid, cwd: '/' })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    return { child, ended }
  }
  const start = async () => {
    running = launch()
    await answersAt(own)
  }
  await answersAt(own)
  const kill = async () => {
    running.child.kill('SIGKILL')
    await running.ended
  }
  const close = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `postgres://baobaowu@127.0.0.1:${own}`
  return {
    url: `${url}/settled`,
    bareUrl: `${url}/bare`,
    start,
    kill,
    close,
  }
}

async function answersAt(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((done) => {
      const socket = createConnection(port, '127.0.0.1')
      socket.once('connect', () => done(true)).once('error', () => done(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return
    await wait(50)
  }
  throw new Error('PgBouncer does not answer.')
}
