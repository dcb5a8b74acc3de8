import type { IncomingMessage, ServerResponse } from 'node:http'

export type AnswerHeaders = Readonly<Record<string, string>>

/**
 * What each answer of the site is sent with, whoever makes it: what browsers may do with it. A page replaces the
 * policy by its own with a nonce (`proxy.ts`); whatever else is opened as a page runs and fetches nothing.
 * `hstsSeconds` counts only if the site is on https: on plain http browsers would ignore it.
 */
export function answerHeaders(site: {
  address: string | null
  hstsSeconds: number
}): AnswerHeaders {
  const safe = site.address?.startsWith('https:') ?? false
  return {
    'Content-Security-Policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(safe && site.hstsSeconds > 0
      ? { 'Strict-Transport-Security': `max-age=${site.hstsSeconds}` }
      : {}),
  }
}

/** The worker runs by the policy that it was sent with: as it is, asking this site. */
const worker = {
  path: '/api/worker/',
  policy: "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
}

/** Lets the worker do what it is there for. The framework does not send what its route would say of that. */
export function allowWorker({ url }: IncomingMessage, response: ServerResponse): void {
  if (url?.startsWith(worker.path)) response.setHeader('Content-Security-Policy', worker.policy)
}

/** Sets them before anything else is said; what answers may say it otherwise. */
export function setHeaders(response: ServerResponse, headers: AnswerHeaders): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/** The head of an answer to what cannot be read as a request, and so gets none from the usual way. */
export function bareAnswer(status: string, headers: AnswerHeaders): string {
  const all = { ...headers, Connection: 'close', 'Content-Length': '0' }
  const lines = Object.entries(all).map((one) => one.join(': '))
  return [`HTTP/1.1 ${status}`, ...lines, '', ''].join('\r\n')
}
