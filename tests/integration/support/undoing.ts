import type { Database } from '@/db/client'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'

class Undone extends Error {
  constructor(readonly value: unknown) {
    super('undone')
  }
}

/** The same database, every transaction of which is undone at its end; `last` may look at it before. */
export const undoing = (
  real: Database,
  last: (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<void> = async () =>
    undefined,
): Database => ({
  ...real,
  transaction: async <T>(work: Parameters<typeof real.transaction<T>>[0]) => {
    try {
      return await real.transaction<T>(async (tx) => {
        const value = await work(tx)
        await last(tx)
        throw new Undone(value)
      })
    } catch (error) {
      if (error instanceof Undone) return error.value as T
      throw error
    }
  },
})

/** Whether a person may: anything but "not there" and "sign in first" is a yes. Undone afterwards. */
export async function mayDo(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  actor: Actor,
  run: (ctx: Ctx) => unknown,
): Promise<boolean> {
  try {
    await run({ actor, now, db: undoing(db) })
    return true
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) return false
    throw error
  }
}
