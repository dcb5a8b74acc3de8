import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of a request under way: whether the database had too much to do for it. */
export type Asked = { busy: boolean }

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
