import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** A process that ends sooner than this after its start (milliseconds) may well do so again: it is waited for. */
const soon = 10_000
/** So often one may end before it serves; then it will not do better next time. */
const tries = 3
const longestWait = 5_000

export type ServedSite = {
  address: string
  close: () => Promise<void>
  /** Fails if nothing serves any more. */
  failed: Promise<never>
}

type Ended = { ends: number; failures: number }

/**
 * Serves the built site from one or several processes on one port, each with nothing but the database in
 * common with the others. One that ends unasked is started again, however often it does; one that
 * cannot even begin to serve again and again is not, which `tell` hears, and the others go on. `close` lets
 * each give the answers it owes. Processes also end when this one is gone.
 */
export async function serveInProcesses(
  count: number,
  { port, host }: { port: number; host: string },
  tell: (what: string) => void,
): Promise<ServedSite> {
  // Each accepts for itself. Handed on by this process, a connection would hang if the other is killed.
  cluster.schedulingPolicy = cluster.SCHED_NONE
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('site-worker.ts', import.meta.url)),
    args: [String(port), host],
    execArgv: ['--import', 'tsx'],
    // The terminal's Ctrl-C goes to all of them; this process decides when the others end.
  })
  const workers = new Set<Worker>()
  let stopping = false
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })

  /** `ends` before this one were soon after the start, `failures` of them before it served. */
  async function begin({ ends, failures }: Ended): Promise<void> {
    const worker = cluster.fork()
    const began = performance.now()
    let served = false
    workers.add(worker)
    worker.once('exit', (code, signal) => {
      workers.delete(worker)
      if (stopping) return
      tell(`Process ${worker.process.pid} ended (${signal ?? code})`)
      const next = {
        ends: performance.now() - began < soon ? ends + 1 : 0,
        failures: served ? 0 : failures + 1,
      }
      if (next.failures < tries) return void again(next)
      tell('It ends at once again and again, and is not started any more')
      if (workers.size === 0) fail(new Error('No process serves any more.'))
    })
    await Promise.race([once(worker, 'message'), once(worker, 'exit')])
    served = worker.isConnected()
    if (served) tell(`Process ${worker.process.pid} serves`)
  }

  async function again(ended: Ended): Promise<void> {
    await wait(Math.min(ended.ends * 1_000, longestWait))
    if (!stopping) await begin(ended)
  }

  await Promise.race([
    failed,
    Promise.all(Array.from({ length: count }, () => begin({ ends: 0, failures: 0 }))),
  ])
  const close = async () => {
    stopping = true
    const ended = [...workers].map((worker) => once(worker, 'exit'))
    for (const worker of workers) worker.send('stop')
    await Promise.all(ended)
  }
  return { address: shownAddress(host, port), close, failed }
}

/** The address at which a person on this machine finds what listens there. */
function shownAddress(host: string, port: number): string {
  return `http://${shownHost(host)}:${port}`
}

function shownHost(host: string): string {
  if (host === '127.0.0.1' || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
