import type postgres from 'postgres'
import { isConnectionEnding } from './busy'

/** What watches one transaction for the loss of its connection. */
export type Watch = {
  /** Throws if the connection is lost. */
  check(): void
  /** Runs a part of the transaction; never resolves if the connection is lost meanwhile. */
  during<T>(part: () => Promise<T>): Promise<T>
}

/** How long a connection may take to end after it said so (milliseconds). */
const endsWithin = 1_000

/**
 * `begin` that sends nothing more once the connection is lost, not even the rollback: the driver would
 * write to the lost connection outside of any caller, and that failure would end the whole process. The
 * transaction fails all the same, since the driver notices the loss.
 */
export function beginWatched<T>(
  begin: (work: (tx: postgres.TransactionSql) => Promise<T>) => Promise<T>,
  work: (tx: postgres.TransactionSql, watch: Watch) => Promise<T>,
): Promise<T> {
  let lost: { by: unknown } | null = null
  const watch: Watch = {
    check() {
      if (lost) throw lost.by
    },
    async during(part) {
      try {
        const result = await part()
        if (lost) await never()
        return result
      } catch (error) {
        if (isConnectionEnding(error)) await Promise.race([begun.catch(() => undefined), pause()])
        if (lost) await never()
        throw error
      }
    },
  }
  const begun: Promise<T> = begin((tx) => watch.during(() => work(tx, watch)))
  begun.catch((error) => {
    lost = { by: error }
  })
  return begun
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, endsWithin))
}
