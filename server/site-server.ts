import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeAll, endAnswers } from '@/lib/closing'
import { readEnv } from '@/lib/env'
import { handOn, sourceOf } from '@/lib/request-source'
import { setActionKey } from './action-key'
import { admission } from './admission'
import { allowWorker, answerHeaders } from './answer-headers'
import { askers } from './askers'
import { closeServer, openServer, patientServer } from './http-server'
import { tellOfSenders } from './next-workarounds/senders-faults'
import { forgetRequests } from './next-workarounds/short-memory'
import { answering } from './next-workarounds/standing-answer'
import { refusedElsewhere } from './own-pages'
import { ownRequests } from './own-requests'
import { readableAddress } from './readable-address'

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
  const headers = answerHeaders(settings)
  const server = patientServer(undefined, headers)
  // Not this server: the framework would take requests for another protocol past everything here.
  const app = next({ dev: false, hostname: host, port, httpServer: createServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const admitted = admission()
  const askerOf = askers(settings.authSecret)
  const own = ownRequests(settings.authSecret)
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const handled = () => void handle(request, response)
    // It carries what was handed on when the site was asked.
    if (own.isOwn(request)) return answering(request, response, handled)
    const source = sourceOf(request, settings)
    if (refusedElsewhere(request, response, source, settings)) return
    handOn(request, source)
    request.url = readableAddress(request.url ?? '/')
    allowWorker(request, response)
    const asker = askerOf(request, source)
    answering(request, response, () => admitted(request, response, asker, handled))
  }
  await openServer(server, answer, { port, host, headers })
  const close = async () => {
    const closed = closeServer(server)
    endAnswers()
    await closed
    await closeAll()
    await app.close()
  }
  return { close }
}
