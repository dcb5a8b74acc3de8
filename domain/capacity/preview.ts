import type { Executor } from '@/db/client'
import { sqlState } from '@/db/retry'
import { type Ctx, writing } from '../shared/context'
import { dayOf } from '../shared/time'
import { type Effect, effectBetween } from './preview-effect'
import { countClaims, limitTime, selectMeasure, selectSlotsShort } from './preview-queries'

/** What a change did, with what it concerns: `roomIds` null measures every room. */
export type Measured<Result> = {
  result: Result
  effect: Effect
  /** Slots with children in them that fall short, or shorter than before. */
  slotsShort: string[]
  /** Claims in slots that lose places, go or fall short. All of them stay. */
  bookingsKept: number
}

type Change<Result> = { roomIds: string[] | null; apply: (inside: Ctx) => Promise<Result> }

/** Longest one statement of a preview may run: it holds what it touches until it is undone. */
const mostSeconds = 20
const statementTimedOut = '57014'

class Undone extends Error {
  constructor(readonly value: unknown) {
    super('undone')
  }
}

/**
 * What a change would do, by doing it: measures the rooms, applies the change through the use case
 * that saves it (`inside` joins the transaction), measures again and undoes everything. Whether the
 * actor may is for `apply`; a refusal it returns comes back as the result. Answers null where it
 * takes too long. Families who book in a room concerned wait meanwhile.
 */
export async function previewChange<Result>(
  within: Ctx,
  change: Change<Result>,
): Promise<Measured<Result> | null> {
  try {
    await writing(within, async ({ tx }) => {
      await limitTime(tx, mostSeconds)
      throw new Undone(await measuring(within, tx, change))
    })
  } catch (error) {
    if (error instanceof Undone) return error.value as Measured<Result>
    if (sqlState(error) === statementTimedOut) return null
    throw error
  }
  return null
}

/** The same for a change that stays, inside its transaction: to ask before it is too late. */
export async function measuring<Result>(
  within: Ctx,
  tx: Executor,
  { roomIds, apply }: Change<Result>,
): Promise<Measured<Result>> {
  const asked = { roomIds, now: within.now, today: dayOf(within.now) }
  const db = {
    ...within.db,
    read: tx,
    transaction: <T>(work: (on: Executor) => Promise<T>) => work(tx),
  }
  const before = await selectMeasure(tx, asked)
  const result = await apply({ ...within, db })
  const effect = effectBetween(before, await selectMeasure(tx, asked))
  const slotsShort = effect.worse.length > 0 ? await selectSlotsShort(tx, effect.worse) : []
  const { losing, removed } = effect
  const concerned = [...slotsShort, ...[...losing, ...removed].map((slot) => slot.slotId)]
  const bookingsKept = await countClaims(tx, [...new Set(concerned)], within.now)
  return { result, effect, slotsShort, bookingsKept }
}
