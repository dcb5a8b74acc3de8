import { retryWait } from './retry-wait'

/** Nothing was done: the site is busy, or too much is under way for one address. */
const passing = [429, 503]

type Patience = {
  /** The address of the open page. */
  here: () => string
  random?: () => number
  wait?: (milliseconds: number) => Promise<unknown>
}

/**
 * `fetch` that asks again for a page which the framework's script wants, if the site says that it cannot answer
 * now. The framework would leave the open page, and what is typed there, for one that says so. Only a page
 * that is asked for once more while it is open is waited for as long as it takes: what it shows stays meanwhile.
 *
 * Seen in next 16.4.6: https://github.com/vercel/next.js/issues/73092
 */
export function askingPagesAgain(
  send: typeof fetch,
  { here, random = Math.random, wait = pause }: Patience,
): typeof fetch {
  return async (input, init) => {
    const wanted = new Headers(init?.headers)
    const isPage = wanted.has('rsc') && !wanted.has('next-router-prefetch')
    for (let tries = 0; ; tries += 1) {
      const answer = await send(input, init)
      if (!isPage || !passing.includes(answer.status)) return answer
      const next = retryWait(tries, random)
      if (next === null && !isOpen(input, here())) return answer
      await answer.body?.cancel()
      const asked = Number(answer.headers.get('retry-after') ?? 0) * 1_000
      await wait(next ?? Math.max(asked, longest * (0.5 + random() / 2)))
      if (init?.signal?.aborted) throw init.signal.reason
    }
  }
}

/** Between tries for a page that stays open meanwhile, once the usual ones are over; milliseconds. */
const longest = 30_000

function isOpen(input: RequestInfo | URL, here: string): boolean {
  const asked = new URL(input instanceof Request ? input.url : input, here)
  asked.searchParams.delete('_rsc')
  const open = new URL(here)
  return asked.pathname === open.pathname && asked.search === open.search
}

function pause(milliseconds: number): Promise<unknown> {
  return new Promise((done) => setTimeout(done, milliseconds))
}
