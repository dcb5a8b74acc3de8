import type postgres from 'postgres'
import { isConnectionEnding } from './busy'

/** What watches one transaction for the loss of its connection. */
export type Watch = {
  /** Throws where the connection is lost. */
  check(): void
  /** Runs a part of the transaction; does not end where the connection is lost meanwhile. */
  during<T>(part: () => Promise<T>): Promise<T>
}

/** How long a connection that said it ends may take to do so (milliseconds). */
const endsWithin = 1_000

/**
 * `begin` that sends nothing more once the connection is lost, not even the rollback: the driver
 * writes to what is gone in a turn of its own, where the failure would end the whole process. The
 * transaction fails all the same, as the driver notices the loss by itself.
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
