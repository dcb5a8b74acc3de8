import { setImmediate as restOfTurn, setTimeout as wait } from 'node:timers/promises'
import { Busy } from './busy'
import type { Database } from './client'

type Waiting<T, R> = { one: T; done: (result: R) => void; fail: (error: unknown) => void }

/**
 * How many calls go into one statement, and how many may wait for the next one. `pause`: milliseconds in
 * which others may join before it is asked.
 */
export type Gathered = { together: number; waiting: number; pause?: number }

/**
 * Asks a database for single things, and joins the calls of one turn of the event loop, and those made
 * while it is asked, into the next question: in a rush, one statement for many families. `work` answers
 * in the order of what it was given. Each caller gets its own answer, or the fault of its question; Busy
 * if too many wait.
 */
export function gathering<T, R>(
  work: (db: Database, all: T[]) => Promise<R[]>,
  { together, waiting, pause }: Gathered,
): (db: Database, one: T) => Promise<R> {
  const queues = new WeakMap<Database, { queue: Waiting<T, R>[]; working: boolean }>()

  async function workOff(db: Database, of: { queue: Waiting<T, R>[]; working: boolean }) {
    of.working = true
    while (of.queue.length > 0) {
      await (pause ? wait(pause) : restOfTurn())
      const asked = of.queue.splice(0, together)
      try {
        const results = await work(
          db,
          asked.map(({ one }) => one),
        )
        for (const [n, { done }] of asked.entries()) done(results[n] as R)
      } catch (error) {
        for (const { fail } of asked) fail(error)
      }
    }
    of.working = false
  }

  return (db, one) => {
    const of = queues.get(db) ?? { queue: [], working: false }
    queues.set(db, of)
    if (of.queue.length >= waiting) {
      return Promise.reject(new Busy(`${of.queue.length} questions wait together already`))
    }
    return new Promise((done, fail) => {
      of.queue.push({ one, done, fail })
      if (!of.working) void workOff(db, of)
    })
  }
}
