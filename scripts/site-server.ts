import type { IncomingMessage, ServerResponse } from 'node:http'
import { closeAll, endAnswers } from '@/lib/closing'
import { answering } from './busy-answer'
import { closeServer, openServer, patientServer, refusedAsLarge } from './http-server'

export type SiteServer = { address: string; close: () => Promise<void> }

/**
 * Serves the built site from this process, so that it can never outlive it. `close` takes no new
 * requests, lets those under way finish (for at most ten seconds), and only then ends the jobs and
 * the connections to the database.
 */
export async function serveSite(port: number, host: string): Promise<SiteServer> {
  // React and Next.js choose their builds when they are loaded.
  Object.assign(process.env, { NODE_ENV: 'production' })
  const { default: next } = await import('next')
  const server = patientServer()
  const app = next({ dev: false, hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // What a client says about its own address counts only behind a proxy that checks it; else
    // the framework fills in the socket's.
    if (process.env.TRUST_PROXY !== '1') delete request.headers['x-forwarded-for']
    if (refusedAsLarge(request, response)) return
    answering(request, response, () => void handle(request, response))
  }
  await openServer(server, answer, { port, host })
  const close = async () => {
    const closed = closeServer(server)
    endAnswers()
    await closed
    await closeAll()
    await app.close()
  }
  return { address: `http://${shownHost(host)}:${port}`, close }
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
