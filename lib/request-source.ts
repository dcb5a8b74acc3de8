import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** How a browser reached this site, and from which address. */
export type RequestSource = { scheme: 'http' | 'https'; host: string; address: string }

/** What the settings say of it: the site's own address, and how many proxies stand in front. */
export type Front = { address: string | null; proxies: number }

type Asked = Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }

/**
 * Scheme and host are those of the site's address if it is set, else http and the host that was asked.
 * The address is the socket's, or the one that the outermost of `proxies` proxies saw.
 */
export function sourceOf(request: Asked, { address, proxies }: Front): RequestSource {
  const site = address ? new URL(address) : null
  return {
    scheme: site?.protocol === 'https:' ? 'https' : 'http',
    host: site?.host ?? hostIn(request.headers.host),
    address: clientOf(request, proxies),
  }
}

/** Each proxy adds at the end whom it was asked by; what stands before that, the client said itself. */
function clientOf({ headers, socket }: Asked, proxies: number): string {
  const said = headers['x-forwarded-for']
  const seen = (Array.isArray(said) ? said.join() : (said ?? '')).split(',')
  const client = proxies > 0 ? bareAddress(seen.at(-proxies) ?? '') : null
  return client ?? bareAddress(socket.remoteAddress ?? '') ?? 'unknown'
}

/** Some proxies add the port, and a socket may write version 4 as version 6; null if it is no address. */
function bareAddress(text: string): string | null {
  const written = text.trim()
  const portless = isIP(written)
    ? written
    : written.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  const bare = portless.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) ? bare : null
}

/** The host of a Host header as browsers write it; one that is no host is nowhere. */
function hostIn(said: string | undefined): string {
  const written = said && /^[\w.:[\]-]+$/.test(said) ? `http://${said}` : ''
  return URL.canParse(written) ? new URL(written).host : 'localhost'
}

/**
 * Whether a request that may change something comes from a page of this site: by its `Origin`, or because
 * the browser says so itself. A browser that says neither is not believed.
 */
export function fromOwnPage(request: Asked, { host }: RequestSource, front: Front): boolean {
  if (request.headers['sec-fetch-site'] === 'same-origin') return true
  const { origin } = request.headers
  if (!origin || !URL.canParse(origin)) return false
  const page = new URL(origin)
  // Without an address nobody knows whether a proxy in front speaks https.
  return front.address ? page.origin === front.address : page.host === host
}

/**
 * Tells the framework, which has ideas of its own about these headers, what was found out: one value each,
 * and nothing else that a client or a proxy said. Only for a request `fromOwnPage` if it changes something.
 */
export function handOn({ headers }: Asked, { scheme, host, address }: RequestSource): void {
  for (const name of Object.keys(headers)) {
    if (/^(forwarded$|x-forwarded-|x-real-ip$)/.test(name)) delete headers[name]
  }
  headers.host = host
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = scheme
  headers['x-forwarded-for'] = address
  headers.origin = `${scheme}://${host}`
}

/** What the site's server handed on of a request, as pages read it. */
export function sourceIn(sent: Pick<Headers, 'get'>): RequestSource {
  return {
    scheme: sent.get('x-forwarded-proto') === 'https' ? 'https' : 'http',
    host: sent.get('x-forwarded-host') ?? 'localhost',
    address: sent.get('x-forwarded-for') ?? 'unknown',
  }
}
