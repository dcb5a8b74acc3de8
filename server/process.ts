/** Names of the failures whose message says all there is to know. */
const KIND = new Set([
  'DataFolderInUse',
  'PortTaken',
  'UnfitDatabase',
  'EngineNotLoaded',
  'BadSettings',
  'Refusal',
])

/** A command that will not do what was asked; the message says why and what to do. */
export class Refusal extends Error {
  override name = 'Refusal'
}

const PARENT_CHECK = 500

/**
 * Hears the first SIGINT, SIGTERM or SIGHUP instead of dying of it; the second one ends the
 * process at once. The end of npm, which started this process, counts as a signal: killed hard,
 * it could not pass one on, and the site would stay behind on its port.
 */
export function untilSignal(): { signal: AbortSignal; requested: Promise<void> } {
  const controller = new AbortController()
  const requested = new Promise<void>((done) => {
    const stop = () => {
      controller.abort()
      done()
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => (controller.signal.aborted ? process.exit(1) : stop()))
    }
    const parent = process.ppid
    const watchParent = () => process.ppid !== parent && stop()
    if (process.env.npm_lifecycle_event) setInterval(watchParent, PARENT_CHECK).unref()
  })
  return { signal: controller.signal, requested }
}

/** Ends a command that failed: what a person can act on in plain words, the rest in full. */
export function failKindly(error: unknown): never {
  if (error instanceof Error && error.name === 'AbortError') process.exit(0)
  const kind = error instanceof Error && KIND.has(error.name)
  console.error(kind ? `\n${error.message}` : error)
  process.exit(1)
}
