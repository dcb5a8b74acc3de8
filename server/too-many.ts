import type { IncomingMessage, ServerResponse } from 'node:http'
import { plainHeaders, plainPage, wantsPage } from './plain-page'
import { atEnd } from './request-body'

/** Spread out, so that those who were refused together do not come back together; seconds. */
export function secondsAgain(): number {
  return 4 + Math.floor(Math.random() * 8)
}

/**
 * Says, with status 429 and when to come back, that too much is under way for the same address or session. A
 * page opens again by itself; a form is there as it was filled in when a person goes back.
 */
export function refuseTooMany(request: IncomingMessage, response: ServerResponse): void {
  const again = { 'Retry-After': secondsAgain() }
  atEnd(request, () => {
    if (!wantsPage(request)) {
      response.writeHead(429, { 'Cache-Control': 'no-store', ...again }).end()
      return
    }
    const form = request.method === 'POST'
    const page = plainPage(request.url ?? '/', ({ crowded }) => ({
      title: crowded.title,
      text: form ? crowded.form : crowded.text,
    }))
    const reload = form ? {} : { Refresh: again['Retry-After'] }
    response.writeHead(429, { ...plainHeaders, ...again, ...reload }).end(page)
  })
}
