import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { type Asked, answeringFor } from '@/lib/busy-request'
import { plainHeaders, plainPage, wantsPage } from '../plain-page'
import { secondsAgain } from '../too-many'

/**
 * Answers a request by `handle`, and stands in for two answers that a page cannot give itself. If the
 * database has too much to do, the status is 503 instead of 500, and a browser that asked for a page
 * gets one that says so in both languages and asks again on its own. If a form without scripts was
 * made by another build, a page says so instead of the framework's line of English, and leads back.
 *
 * Seen in next 16.4.6: https://github.com/vercel/next.js/issues/73092
 */
export function answering(
  request: IncomingMessage,
  response: ServerResponse,
  handle: () => unknown,
): void {
  const asked: Asked = {
    ...{ busy: false, sends: !reading.includes(request.method ?? ''), begun: false, told: false },
  }
  const { writeHead, flushHeaders, write, end } = response
  const before = response.getHeaders()
  let standsIn: Standing | null = null

  /** Whether what is about to be sent is a failure that our own page stands in for. */
  const replaced = (status: number): boolean => {
    if (standsIn || response.headersSent) return standsIn !== null
    if (response.hasHeader(unknownAction) && wantsPage(request)) standsIn = 'renewed'
    if (!asked.busy || status !== 500) return standsIn !== null
    response.statusCode = 503
    response.setHeader('Retry-After', secondsAgain())
    if (wantsPage(request)) standsIn = 'busy'
    return standsIn !== null
  }
  // The framework sends an answer by any of these four.
  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      if (replaced(status)) return response
      const changed = status === 500 && response.statusCode === 503
      return Reflect.apply(writeHead, response, [changed ? 503 : status, ...rest])
    },
    flushHeaders() {
      if (!replaced(response.statusCode)) Reflect.apply(flushHeaders, response, [])
    },
    write(...chunk: unknown[]) {
      return replaced(response.statusCode) || Reflect.apply(write, response, chunk)
    },
    end(...chunk: unknown[]) {
      if (!replaced(response.statusCode)) return Reflect.apply(end, response, chunk)
      Object.assign(response, { writeHead, flushHeaders, write, end })
      return sendPage(request, response, standsIn ?? 'busy', before)
    },
  })
  answeringFor(asked, handle)
}

const reading = ['GET', 'HEAD', 'OPTIONS']

/** Why a page of ours stands in: the site is busy, or it was renewed under a form. */
type Standing = 'busy' | 'renewed'

/** What the framework sets on its answer to an action it does not know. */
const unknownAction = 'x-nextjs-action-not-found'

function sendPage(
  { method, url = '/' }: IncomingMessage,
  response: ServerResponse,
  standing: Standing,
  before: OutgoingHttpHeaders,
): ServerResponse {
  const seconds = response.getHeader('Retry-After') as number
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response.setHeaders(new Map(Object.entries(before) as [string, string][]))
  const form = method === 'POST'
  if (standing === 'renewed') {
    // A path that begins with two slashes would lead to another site.
    const here = url.replace(/^[\\/]+/, '/')
    const page = plainPage(here, ({ renewed }) => renewed, here)
    return response.writeHead(409, plainHeaders).end(page)
  }
  const again = {
    'Retry-After': seconds,
    // A form is not sent again on its own: a person who goes back finds it as it was filled in.
    ...(form ? {} : { Refresh: seconds }),
  }
  // It says what happens next: the page opens again, or the form is to be sent again.
  const page = plainPage(url, ({ busy }) => ({
    title: busy.title,
    text: form ? busy.form : busy.text,
  }))
  return response.writeHead(503, { ...plainHeaders, ...again }).end(page)
}
