import { spawn } from 'node:child_process'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from '@/db/embedded/embedded'
import { runningSite } from './running'

export type OwnSite = {
  address: string
  /** Takes the database away, and gives it back. */
  cut: () => Promise<void>
  mend: () => Promise<void>
  /** Keeps the database's answers back until the returned function is called. */
  stall: () => () => void
  /** How often the database was asked since `stall`. */
  stalledQuestions: () => number
  /** What it has written to its log of errors. */
  logged: () => string
  stop: () => Promise<void>
}

/**
 * A second server of the built site on the run's database, which can be taken away from it alone. `settings`
 * say what is not as usual.
 */
export async function startOwnSite(settings: Record<string, string> = {}): Promise<OwnSite> {
  const { serving, secret, folder } = runningSite()
  const url = new URL(serving)
  const relay = await openRelay(Number(url.port))
  url.hostname = '127.0.0.1'
  url.port = String(relay.port)
  const port = String(await freePort())
  const address = `http://localhost:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: port,
      HOST: '127.0.0.1',
      BAOBAOWU_DATA: folder,
      DATABASE_URL: url.href,
      AUTH_SECRET: secret,
      AUTH_URL: address,
      ...settings,
    },
  })
  let log = ''
  child.stderr.on('data', (part: Buffer) => {
    log += part
    process.stderr.write(part)
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await relay.close()
  }
  try {
    const failed = ended.then(() => Promise.reject(new Error('the second site ended')))
    await Promise.race([answering(`${address}/api/health`), failed])
  } catch (error) {
    await stop()
    throw error
  }
  return {
    address,
    cut: relay.close,
    mend: relay.open,
    stall: relay.stall,
    stalledQuestions: relay.questions,
    logged: () => log,
    stop,
  }
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`nothing answers at ${address}`)
}

/** Hands on to a port of this machine, until it is closed. */
async function openRelay(to: number) {
  const port = await freePort()
  const pairs = new Map<Socket, Socket>()
  let server: Server | null = null
  let stalled = false
  let questions = 0
  const open = async () => {
    const relay = createServer((near) => {
      const far = connect(to, '127.0.0.1')
      pairs.set(near, far)
      near.pipe(far)
      if (!stalled) far.pipe(near)
      near.on('data', () => questions++)
      near.on('error', () => far.destroy()).on('close', () => far.destroy())
      far.on('error', () => near.destroy()).on('close', () => near.destroy())
      near.on('close', () => pairs.delete(near))
    })
    await new Promise<void>((done) => relay.listen(port, '127.0.0.1', done))
    server = relay
  }
  const close = async () => {
    const closing = server
    server = null
    if (!closing) return
    const closed = new Promise((done) => closing.close(done))
    for (const near of pairs.keys()) near.destroy()
    await closed
  }
  const stall = () => {
    stalled = true
    questions = 0
    for (const [near, far] of pairs) far.unpipe(near)
    return () => {
      stalled = false
      for (const [near, far] of pairs) far.pipe(near)
    }
  }
  await open()
  return { port, open, close, stall, questions: () => questions }
}
