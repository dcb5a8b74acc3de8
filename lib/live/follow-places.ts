import { type Pace, usualPace, waitBeforeAsking, waitBeforeOpening, waitBetween } from './pace'

type Following = {
  /** The address to listen at, with the stamp of what is shown now. */
  address: () => string
  /** Fetches again what is shown. */
  ask: () => void
  /** Whether the answer to that is still awaited. */
  asking: () => boolean
}

/**
 * Asks again for a page when the places it shows have changed, until the returned function is called.
 * Only while the page is visible: a hidden one holds no stream and asks nothing; visible again, it hears
 * at once whether it is out of date. If streams do not get through, it asks from time to time.
 */
export function followPlaces(
  { address, ask, asking }: Following,
  pace: Pace = usualPace,
): () => void {
  let stream: EventSource | null = null
  let failures = 0
  let askedAt = Number.NEGATIVE_INFINITY
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  /** Does `work` after a while; a second call with the same name meanwhile changes nothing. */
  const later = (name: string, wait: number, work: () => void) => {
    if (timers.has(name)) return
    const timer = setTimeout(() => {
      timers.delete(name)
      work()
    }, wait)
    timers.set(name, timer)
  }
  const forget = (name: string) => {
    clearTimeout(timers.get(name))
    timers.delete(name)
  }

  const askSoon = () => {
    const wait = waitBeforeAsking(pace, performance.now() - askedAt, Math.random())
    later('ask', wait, () => {
      if (asking()) return askSoon()
      askedAt = performance.now()
      ask()
    })
  }
  const askNowAndThen = () => {
    later('between', waitBetween(pace, Math.random()), () => {
      askSoon()
      askNowAndThen()
    })
  }

  const open = () => {
    if (typeof EventSource === 'undefined') return askNowAndThen()
    const opened = new EventSource(address())
    stream = opened
    opened.addEventListener('open', () => {
      forget('between')
      later('steady', pace.steady, () => {
        failures = 0
      })
    })
    opened.addEventListener('changed', askSoon)
    // Tried again here and not by the browser: with the new stamp, and not all pages at once.
    opened.addEventListener('error', () => {
      opened.close()
      forget('steady')
      failures += 1
      if (failures >= pace.failures) askNowAndThen()
      later('open', waitBeforeOpening(pace, failures, Math.random()), open)
    })
  }
  const stop = () => {
    stream?.close()
    stream = null
    for (const name of [...timers.keys()]) forget(name)
  }
  const look = () => {
    stop()
    if (document.visibilityState === 'hidden') return
    if (typeof EventSource === 'undefined' || failures >= pace.failures) askSoon()
    open()
  }

  if (document.visibilityState !== 'hidden') open()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    stop()
  }
}
