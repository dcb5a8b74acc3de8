import { CookieJar } from 'jsdom'

export type Answer = {
  status: () => number
  headers: () => Record<string, string>
  url: () => string
  text: () => string
}

export type Send = { method?: string; body?: BodyInit; headers?: Record<string, string> }

const redirects = 10

/**
 * A visitor of the site with a browser of their own and its script off: cookies are kept and
 * redirects followed as a browser would.
 */
export class Visitor {
  readonly cookies = new CookieJar()

  constructor(
    readonly address: string,
    private readonly languages = 'zh-CN,zh;q=0.9',
  ) {}

  addCookie(name: string, value: string): void {
    this.cookies.setCookieSync(`${name}=${value}; Path=/`, this.address)
  }

  cookie(name: string): string | null {
    const found = this.cookies.getCookiesSync(this.address).find((one) => one.key === name)
    return found?.value ?? null
  }

  async removeCookie(name: string): Promise<void> {
    const { hostname } = new URL(this.address)
    await this.cookies.store.removeCookie(hostname, '/', name)
  }

  /** Asks once, without following the answer to where it leads. */
  async fetch(url: string, { method = 'GET', body, headers = {} }: Send = {}): Promise<Response> {
    const at = new URL(url, this.address).href
    const response = await fetch(at, {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      headers: {
        // What reads a page keeps this process busy past the end of a connection kept open.
        Connection: 'close',
        Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'Accept-Language': this.languages,
        Cookie: this.cookies.getCookieStringSync(at),
        ...(method === 'GET' ? {} : { Origin: this.address }),
        ...headers,
      },
    })
    for (const cookie of response.headers.getSetCookie()) this.cookies.setCookieSync(cookie, at)
    return response
  }

  /** Asks, and follows redirects to a page. */
  async ask(url: string, send: Send = {}): Promise<Answer> {
    let at = new URL(url, this.address).href
    let response = await this.fetch(at, send)
    for (let n = 0; [301, 302, 303, 307, 308].includes(response.status); n += 1) {
      if (n === redirects) throw new Error(`${url} leads nowhere`)
      at = new URL(response.headers.get('location') ?? '', at).href
      const repeated = response.status >= 307 ? send : {}
      await response.body?.cancel()
      response = await this.fetch(at, repeated)
    }
    const text = await response.text()
    return {
      status: () => response.status,
      headers: () => Object.fromEntries(response.headers),
      url: () => at,
      text: () => text,
    }
  }
}
