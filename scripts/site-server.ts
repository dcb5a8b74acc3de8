import { createServer, type Server } from 'node:http'
import { closeAll, endAnswers } from '@/lib/closing'

export type SiteServer = { address: string; close: () => Promise<void> }

const GRACE = 5_000

/** Refuses, with a message that says what to do, a port that another program listens on. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer()
  await listen(probe, port, host)
  await new Promise((done) => probe.close(done))
}

/**
 * Serves the built site from this process, so that it can never outlive it. `close` takes no new
 * requests, lets those under way finish (for at most five seconds) and then ends.
 */
export async function serveSite(port: number, host: string): Promise<SiteServer> {
  // React and Next.js choose their builds when they are loaded.
  Object.assign(process.env, { NODE_ENV: 'production' })
  const { default: next } = await import('next')
  const server = createServer()
  const app = next({ dev: false, hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => {
    // What a client says about its own address counts only behind a proxy that checks it; else
    // the framework fills in the socket's.
    if (process.env.TRUST_PROXY !== '1') delete request.headers['x-forwarded-for']
    void handle(request, response)
  })
  await listen(server, port, host)
  const close = async () => {
    const drained = new Promise((done) => server.close(done))
    endAnswers()
    server.closeIdleConnections()
    const late = setTimeout(() => server.closeAllConnections(), GRACE)
    await drained
    clearTimeout(late)
    await closeAll()
    await app.close()
  }
  return { address: `http://${shownHost(host)}:${port}`, close }
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new PortTaken(port) : error)
    })
    server.listen(port, host, done)
  })
}

/** Another program has the port. */
export class PortTaken extends Error {
  override name = 'PortTaken'
  constructor(port: number) {
    super(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    )
  }
}
