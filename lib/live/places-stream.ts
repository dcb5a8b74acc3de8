import type { Watcher, Watching } from './room-watch'

/** What one page follows, and how its stream ends. */
export type Followed = {
  watch: (watcher: Watcher) => Watching
  shows: (day: string) => boolean
  /** Whether places are others than when the page was made. */
  outdated: () => Promise<boolean>
  /** Called once, however the stream ends. */
  ended: () => void
}

/** Proxies and phones drop a connection on which nothing is said for long. */
const HEARTBEAT = 22_000
/** A browser that leaves this many lines unread is gone, or connects again. */
const UNREAD = 50

/**
 * The lines of an event stream that say that places of a day shown have changed, and never how many
 * are free. A page made before the stream was there hears what it missed. `end` ends it.
 */
export function placesStream({ watch, shows, outdated, ended }: Followed, heartbeat = HEARTBEAT) {
  let stop = () => {}
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>
  let open = true
  const encoder = new TextEncoder()

  const leave = () => {
    if (!open) return
    open = false
    stop()
    ended()
  }
  const end = () => {
    if (!open) return
    leave()
    controller.close()
  }
  const say = (line: string) => {
    if (!open) return
    if ((controller.desiredSize ?? 0) < -UNREAD) return end()
    controller.enqueue(encoder.encode(`${line}\n\n`))
  }
  const tell = (day: string) => say(`event: changed\ndata: ${day}`)

  const lines = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(given) {
      controller = given
      const watching = watch({ shows, changed: tell, missed: end })
      const beat = setInterval(() => say(':'), heartbeat)
      stop = () => {
        clearInterval(beat)
        watching.leave()
      }
      say(':')
      watching.ready
        .then(() => open && outdated())
        .then((missed) => missed && tell(''))
        .catch((error) => {
          console.warn('A page cannot be told whether it is up to date:', error)
          end()
        })
    },
    cancel: leave,
  })
  return { lines, end }
}
