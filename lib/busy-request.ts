import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of a request under way. */
export type Asked = {
  /** Whether the database had too much to do for it. */
  busy: boolean
  /** Whether it may bring something to be read, such as a form. */
  sends: boolean
  /** Whether anything of ours has begun for it; before, the framework is reading it. */
  begun: boolean
  /** Whether the log tells of it already. */
  told: boolean
}

// On the global object: the site's server and each bundle of the framework have a module of their own.
const place = Symbol.for('baobaowu.asked')
const kept: typeof globalThis & { [place]?: AsyncLocalStorage<Asked> } = globalThis

function requests(): AsyncLocalStorage<Asked> {
  kept[place] ??= new AsyncLocalStorage()
  return kept[place]
}

/** Runs what answers one request, and lets `noteBusy` in it write into `asked`. */
export function answeringFor(asked: Asked, handle: () => unknown): void {
  requests().run(asked, handle)
}

/** Notes that the request under way was refused by a database with too much to do. */
export function noteBusy(): void {
  const asked = requests().getStore()
  if (asked) asked.busy = true
}

/** Notes that what the request brought was read, and that a page or an action of ours has begun. */
export function noteBegun(): void {
  const asked = requests().getStore()
  if (asked) asked.begun = true
}

/** The request under way; undefined outside of one. */
export function askedNow(): Asked | undefined {
  return requests().getStore()
}
