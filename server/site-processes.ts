import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type SiteServer, shownAddress } from './site-server'

/** A process that ends sooner than this after its start (milliseconds) will hardly do better next time. */
const soon = 10_000
const triesSoon = 3

/**
 * Serves the built site from several processes on one port, each with nothing but the database in common
 * with the others. One that ends unasked is started again; if it ends at once again and again,
 * `tell` hears it and the others go on. `close` lets each give the answers it owes. Processes also end
 * when this one is gone.
 */
export async function serveInProcesses(
  count: number,
  { port, host }: { port: number; host: string },
  tell: (what: string) => void,
): Promise<SiteServer> {
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

  async function begin(tries: number): Promise<void> {
    const worker = cluster.fork()
    const began = performance.now()
    workers.add(worker)
    worker.once('exit', (code, signal) => {
      workers.delete(worker)
      if (stopping) return
      const tried = performance.now() - began < soon ? tries + 1 : 0
      tell(`Process ${worker.process.pid} ended (${signal ?? code})`)
      if (tried < triesSoon) void again(tried)
      else tell('It ends at once again and again, and is not started any more')
      if (tried >= triesSoon && workers.size === 0) fail(new Error('No process serves any more.'))
    })
    await Promise.race([once(worker, 'message'), once(worker, 'exit')])
    if (worker.isConnected()) tell(`Process ${worker.process.pid} serves`)
  }

  async function again(tried: number): Promise<void> {
    await wait(tried * 1_000)
    if (!stopping) await begin(tried)
  }

  await Promise.race([failed, Promise.all(Array.from({ length: count }, () => begin(0)))])
  const close = async () => {
    stopping = true
    const ended = [...workers].map((worker) => once(worker, 'exit'))
    for (const worker of workers) worker.send('stop')
    await Promise.all(ended)
  }
  return { address: shownAddress(host, port), close, failed }
}
