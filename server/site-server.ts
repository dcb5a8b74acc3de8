import type { IncomingMessage, ServerResponse } from 'node:http'
import { closeAll, endAnswers } from '@/lib/closing'
import { readEnv } from '@/lib/env'
import { handOn, sourceOf } from '@/lib/request-source'
import { setActionKey } from './action-key'
import { admission } from './admission'
import { closeServer, openServer, patientServer } from './http-server'
import { mostBytes } from './most-bytes'
import { tellOfSenders } from './next-workarounds/senders-faults'
import { forgetRequests } from './next-workarounds/short-memory'
import { answering } from './next-workarounds/standing-answer'
import { refusedElsewhere } from './own-pages'
import { ownRequests } from './own-requests'
import { readableAddress } from './readable-address'
import { withinBound } from './request-body'

/**
 * Serves the built site from this process, so that it can never outlive it. `close` takes no new
 * requests, lets those under way finish (for at most ten seconds), and only then ends the jobs and
 * the connections to the database.
 */
export async function serveSite(
  port: number,
  host: string,
): Promise<{ close: () => Promise<void> }> {
  forgetRequests()
  tellOfSenders()
  const settings = readEnv(process.env)
  setActionKey(settings.authSecret)
  // React and Next.js choose their builds when they are loaded.
  Object.assign(process.env, { NODE_ENV: 'production' })
  const { default: next } = await import('next')
  const server = patientServer()
  const app = next({ dev: false, hostname: host, port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  const admitted = admission()
  const own = ownRequests(settings.authSecret)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const handled = () => void handle(request, response)
    // It carries what was handed on when the site was asked.
    if (own.isOwn(request)) return answering(request, response, handled)
    const source = sourceOf(request, settings)
    if (refusedElsewhere(request, response, source, settings)) return
    handOn(request, source)
    request.url = readableAddress(request.url ?? '/')
    const admit = () => answering(request, response, () => admitted(request, response, handled))
    withinBound(request, response, admit, mostBytes(request, settings.authSecret))
  }
  await openServer(server, answer, { port, host })
  const close = async () => {
    const closed = closeServer(server)
    endAnswers()
    await closed
    await closeAll()
    await app.close()
  }
  return { close }
}
