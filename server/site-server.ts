import type { IncomingMessage, ServerResponse } from 'node:http'
import { closeAll, endAnswers } from '@/lib/closing'
import { readEnv } from '@/lib/env'
import { setActionKey } from './action-key'
import { admission } from './admission'
import { closeServer, openServer, patientServer, refusedUnread } from './http-server'
import { forgetRequests } from './next-workarounds/short-memory'
import { answering } from './next-workarounds/standing-answer'
import { ownRequests } from './own-requests'

export type SiteServer = {
  address: string
  close: () => Promise<void>
  /** Fails if nothing serves any more; absent if that ends this process anyway. */
  failed?: Promise<never>
}

/**
 * Serves the built site from this process, so that it can never outlive it. `close` takes no new
 * requests, lets those under way finish (for at most ten seconds), and only then ends the jobs and
 * the connections to the database.
 */
export async function serveSite(port: number, host: string): Promise<SiteServer> {
  forgetRequests()
  const { authSecret } = readEnv(process.env)
  setActionKey(authSecret)
  // React and Next.js choose their builds when they are loaded.
  Object.assign(process.env, { NODE_ENV: 'production' })
  const { default: next } = await import('next')
  const server = patientServer()
  const app = next({ dev: false, hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const admitted = admission()
  const own = ownRequests(authSecret)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // What a client says about its own address counts only behind a proxy that checks it; else
    // the framework fills in the socket's.
    if (process.env.TRUST_PROXY !== '1') delete request.headers['x-forwarded-for']
    const handled = () => void handle(request, response)
    if (own.isOwn(request)) return answering(request, response, handled)
    if (refusedUnread(request, response)) return
    answering(request, response, () => admitted(request, response, handled))
  }
  await openServer(server, answer, { port, host })
  const close = async () => {
    const closed = closeServer(server)
    endAnswers()
    await closed
    await closeAll()
    await app.close()
  }
  return { address: shownAddress(host, port), close }
}

/** The address at which a person on this machine finds what listens there. */
export function shownAddress(host: string, port: number): string {
  return `http://${shownHost(host)}:${port}`
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
