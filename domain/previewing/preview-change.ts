import type { Executor } from '@/db/client'
import { sqlState } from '@/db/retry'
import { type Ctx, orUndo, writing } from '../shared/context'
import { inside } from '../shared/inside'
import { dayOf } from '../shared/time'
import { type Effect, effectBetween, joinEffects } from './effect-rules'
import {
  countClaims,
  limitTime,
  reachOnly,
  selectMeasure,
  selectSlotsShort,
} from './preview-queries'

/** What a change did, with what it concerns. */
export type Measured<Result> = {
  result: Result
  effect: Effect
  /** Slots with children in them that fall short, or shorter than before. */
  slotsShort: string[]
  /** Claims in slots that lose places, go or fall short. All of them stay. */
  bookingsKept: number
}

/** `roomIds` null measures every room; `inside` joins the transaction of the preview. */
type Change<Result> = { roomIds: string[] | null; apply: (inside: Ctx) => Promise<Result> }

/** Longest one statement of a preview may run: it holds what it touches until it is undone. */
const mostSeconds = 20
const statementTimedOut = '57014'

/**
 * What a change would do, by doing it: measures the rooms, applies the change through the use case
 * that saves it, measures again and undoes everything. `apply` decides whether the actor may; a
 * refusal it returns comes back as the result. Answers null if it takes too long. Families who
 * book in a room concerned wait meanwhile, so it is for few rooms; for many, `previewByRooms`.
 */
export async function previewChange<Result>(
  within: Ctx,
  change: Change<Result>,
): Promise<Measured<Result> | null> {
  try {
    return await orUndo<Measured<Result>>(within, async ({ tx }, undo) => {
      await limitTime(tx, mostSeconds)
      return undo(await measuring(within, tx, change))
    })
  } catch (error) {
    if (sqlState(error) === statementTimedOut) return null
    throw error
  }
}

/** Rooms in one transaction of a preview: about half a second of their families' time. */
const roomsAtOnce = 25
/** Longest a person waits for a preview; what is not measured by then is left out, and the answer says so. */
const mostMilliseconds = 45_000

/**
 * The same for a change of many rooms, a few at a time, so that no room is held for long: each
 * transaction carries the whole change but reaches only its rooms (`apply` gets which) and can
 * never be committed. Stops at the first refusal. `measured` says how many rooms were in time.
 */
export async function previewByRooms<Result extends { ok: boolean }>(
  within: Ctx,
  roomIds: string[],
  apply: (inside: Ctx, roomIds: string[]) => Promise<Result>,
): Promise<Measured<Result> & { measured: number }> {
  const begun = performance.now()
  let all: (Measured<Result> & { measured: number }) | null = null
  for (let from = 0; !all || from < roomIds.length; from += roomsAtOnce) {
    const some = roomIds.slice(from, from + roomsAtOnce)
    const part = await previewChange(within, {
      roomIds: some,
      apply: (inside) =>
        writing(inside, async ({ tx }) => {
          await reachOnly(tx, some)
          return apply(inside, some)
        }),
    })
    if (!part) throw new Error('a preview of a few rooms took too long')
    if (!part.result.ok) return { ...part, measured: 0 }
    all = all ? joined(all, part, some.length) : { ...part, measured: some.length }
    if (performance.now() - begun > mostMilliseconds) break
  }
  return all
}

function joined<Result>(
  all: Measured<Result> & { measured: number },
  part: Measured<Result>,
  rooms: number,
): Measured<Result> & { measured: number } {
  return {
    result: part.result,
    effect: joinEffects(all.effect, part.effect),
    slotsShort: [...all.slotsShort, ...part.slotsShort],
    bookingsKept: all.bookingsKept + part.bookingsKept,
    measured: all.measured + rooms,
  }
}

/** Measures, changes and measures again inside a transaction under way: to ask before it is too late. */
export async function measuring<Result>(
  within: Ctx,
  tx: Executor,
  { roomIds, apply }: Change<Result>,
): Promise<Measured<Result>> {
  const asked = { roomIds, now: within.now, today: dayOf(within.now) }
  const before = await selectMeasure(tx, asked)
  const result = await apply(inside(within, tx))
  const effect = effectBetween(before, await selectMeasure(tx, asked))
  const slotsShort = effect.worse.length > 0 ? await selectSlotsShort(tx, effect.worse) : []
  const { losing, removed } = effect
  const concerned = [...slotsShort, ...[...losing, ...removed].map((slot) => slot.slotId)]
  const bookingsKept = await countClaims(tx, [...new Set(concerned)], within.now)
  return { result, effect, slotsShort, bookingsKept }
}
