import type { Database, Executor } from '@/db/client'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { messageSealing } from '../../support/message-sealing'

class Undone extends Error {
  constructor(readonly value: unknown) {
    super('undone')
  }
}

/** What is looked at inside each transaction, before its work and after it. */
type Watch = { begin: (tx: Executor) => Promise<void>; end: (tx: Executor) => Promise<void> }

/** The same database, every transaction of which is undone at its end. */
export const undoing = (real: Database, watch?: Watch): Database => {
  async function undone<T>(work: Parameters<typeof real.transaction<T>>[0]): Promise<T> {
    try {
      return await real.transaction<T>(async (tx) => {
        await watch?.begin(tx)
        const value = await work(tx)
        await watch?.end(tx)
        throw new Undone(value)
      })
    } catch (error) {
      if (error instanceof Undone) return error.value as T
      throw error
    }
  }
  return { ...real, transaction: undone, statement: undone }
}

/** Whether a person may: anything but "not there" and "sign in first" counts as yes. Undone afterwards. */
export async function mayDo(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  run: (ctx: Ctx) => unknown,
): Promise<boolean> {
  try {
    await run({ actor, now, db: undoing(db), messageSealing })
    return true
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) return false
    throw error
  }
}
