import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Executor } from './client'

/**
 * Runs `work` inside a transaction under way: if it fails, only its own changes are undone and
 * the transaction can go on. Rows it locked are let go again.
 */
export function savepoint<T>(tx: Executor, work: (inner: Executor) => Promise<T>): Promise<T> {
  return (tx as PostgresJsDatabase).transaction(work)
}
