import { spawn } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/embedded'
import { writeOtherSource } from './other-source'
import { runningSite } from './running'

type Build = 'old' | 'new'

export type TwoBuilds = {
  /** The one address of both. */
  address: string
  /** Which of the builds answers from now on. */
  serve: (build: Build) => void
  /** Where the new build lies. */
  folder: string
  stop: () => Promise<void>
}

/**
 * The run's site and the next release of it behind one address, on one database with one secret. The
 * next release is built here, which takes a minute or two.
 */
export async function startTwoBuilds(): Promise<TwoBuilds> {
  const { folder: run } = runningSite()
  const folder = join(run, 'next-release')
  writeOtherSource(folder)
  const front = await openFront()
  const [before, after] = await Promise.all([startIn('.', front.port), startIn(folder, front.port)])
  const ports = { old: before.port, new: after.port }
  return {
    address: `http://localhost:${front.port}`,
    serve: (build) => front.leadTo(ports[build]),
    folder,
    stop: async () => {
      front.close()
      await Promise.all([before.stop(), after.stop()])
    },
  }
}

async function startIn(folder: string, front: number) {
  const { serving, secret, folder: data } = runningSite()
  const port = await freePort()
  const site = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      BAOBAOWU_DATA: data,
      DATABASE_URL: serving,
      AUTH_SECRET: secret,
      AUTH_URL: `http://localhost:${front}`,
    },
  })
  const ended = new Promise<void>((done) => site.once('close', () => done()))
  const answers = () => fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null)
  while (site.exitCode === null && !(await answers())?.ok)
    await new Promise((done) => setTimeout(done, 500))
  if (site.exitCode !== null) throw new Error(`the site in ${folder} ended`)
  const stop = async () => {
    site.kill('SIGTERM')
    await ended
  }
  return { port, stop }
}

/** Hands connections on to a port that can be changed; those open then are cut. */
async function openFront() {
  const open = new Set<Socket>()
  let target = 0
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) open.add(socket)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
  })
  const cut = () => {
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const port = await freePort()
  await new Promise<void>((done) => server.listen(port, 'localhost', done))
  return {
    port,
    leadTo(other: number) {
      target = other
      cut()
    },
    close() {
      server.close()
      cut()
    },
  }
}
