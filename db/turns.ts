import { Busy } from './busy'

/** How many works run at once, how many more may wait, and how long each at most (milliseconds). */
export type Turns = { atOnce: number; waiting: number; patience: number }

/**
 * A runner that gives each work its turn in the order they came. Throws Busy, without beginning the
 * work, if too many wait already or its turn does not come in time. A work that asks for a second turn
 * inside its own can be refused, but never waits for ever.
 */
export function takingTurns({ atOnce, waiting, patience }: Turns) {
  let running = 0
  const queue = new Set<() => void>()

  async function turn(): Promise<void> {
    if (running < atOnce) {
      running++
      return
    }
    if (queue.size >= waiting) throw new Busy(`${queue.size} works wait for the database already`)
    await new Promise<void>((done, fail) => {
      const begin = () => {
        clearTimeout(late)
        queue.delete(begin)
        done()
      }
      const late = setTimeout(() => {
        queue.delete(begin)
        fail(new Busy(`the database had no turn in ${patience} ms`))
      }, patience)
      queue.add(begin)
    })
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await turn()
    try {
      return await work()
    } finally {
      // Handed to the longest waiter, so that a newcomer cannot overtake.
      const [next] = queue
      if (next) next()
      else running--
    }
  }
}
