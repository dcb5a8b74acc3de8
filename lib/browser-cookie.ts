import { headers } from 'next/headers'
import { userAgentFromString } from 'next/server'
import { browserDigest, makeBrowserSecret } from '@/domain/accounts/secrets'
import type { Asker } from '@/domain/accounts/source-of-asker'
import { keptCookie } from './kept-cookie'
import { sealing } from './sealing'
import { clientNetwork } from './site-address'

const cookie = keptCookie('baobaowu_browser')
/** As long as browsers keep a cookie at most. */
const days = 400
const deviceLength = 60

export type SigningBrowser = Asker & { device: string | null }

/** Who asks, as far as the request says: its network, and the browser's own number if it has signed in before. */
export async function askerOfRequest(): Promise<SigningBrowser> {
  const [network, kept, sent] = await Promise.all([clientNetwork(), cookie.read(), headers()])
  return {
    network,
    browserSecret: opened(kept),
    device: deviceIn(sent.get('user-agent')),
  }
}

/** The same for a sign-in: a browser without a number gets one, which `keepBrowser` gives it if it succeeds. */
export async function signingBrowser(): Promise<SigningBrowser & { browserSecret: string }> {
  const asker = await askerOfRequest()
  return { ...asker, browserSecret: asker.browserSecret ?? makeBrowserSecret() }
}

/** Lets the browser keep its own number, sealed; it says nothing of anybody. Only in a server action. */
export async function keepBrowser({ browserSecret }: { browserSecret: string }): Promise<void> {
  await cookie.keep(sealing('browser').seal(browserSecret), days * 24 * 60 * 60)
}

/** What a browser is counted by for limits; its number itself is not kept. */
export function browserKey(secret: string): string {
  return browserDigest(secret, 'limits')
}

function opened(sealed: string): string | null {
  try {
    return sealed ? sealing('browser').open(sealed) : null
  } catch {
    return null
  }
}

/** Browser and system by name, such as `Chrome · Android`, which is all that is kept; null if unknown. */
export function deviceIn(userAgent: string | null): string | null {
  const { browser, os } = userAgentFromString(userAgent ?? undefined)
  const words = [browser.name, os.name].filter((word) => word !== undefined)
  return words.length > 0 ? words.join(' · ').slice(0, deviceLength) : null
}
