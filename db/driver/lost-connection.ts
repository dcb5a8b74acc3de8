import type postgres from 'postgres'
import { isConnectionEnding } from '../busy'

type Work = (inside: postgres.TransactionSql) => Promise<unknown>

/** Watches one transaction for the loss of its connection. */
type Watch = {
  /** Throws if the connection is lost. */
  check(): void
  /** Runs a part of the transaction; never resolves if the connection is lost meanwhile. */
  during<T>(part: () => Promise<T>): Promise<T>
}

/** How long a connection may take to end after it said so (milliseconds). */
const endsWithin = 1_000

/**
 * The client with transactions that send nothing more once their connection is lost, not even the
 * rollback: the driver would write to the lost connection outside of any caller, and that failure
 * would end the whole process. The transaction fails all the same, since the driver notices the loss.
 *
 * Seen in postgres 3.4.9: https://github.com/porsager/postgres/issues/1208
 */
export function watched(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client)
  client.begin = ((work: Work) =>
    beginWatched(
      (inside) => begin(inside) as Promise<unknown>,
      (tx, watch) => work(checked(tx, watch)),
    )) as typeof client.begin
  return client
}

function beginWatched(
  begin: (work: Work) => Promise<unknown>,
  work: (tx: postgres.TransactionSql, watch: Watch) => Promise<unknown>,
): Promise<unknown> {
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
  const begun = begin((tx) => watch.during(() => work(tx, watch)))
  begun.catch((error) => {
    lost = { by: error }
  })
  return begun
}

/** A transaction, or a part of one, that looks before each statement. */
function checked(on: postgres.TransactionSql, watch: Watch): postgres.TransactionSql {
  const unsafe = on.unsafe.bind(on)
  on.unsafe = ((...asked: Parameters<typeof unsafe>) => {
    watch.check()
    return unsafe(...asked)
  }) as typeof on.unsafe
  const save = on.savepoint.bind(on)
  on.savepoint = ((work: Work) =>
    save((part) => watch.during(() => work(checked(part, watch))))) as typeof on.savepoint
  return on
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, endsWithin))
}
