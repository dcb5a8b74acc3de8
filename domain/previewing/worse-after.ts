import type { Actor, Write } from '../shared/context'
import { dayOf } from '../shared/time'
import { type ShortfallEffect, worseThan } from './effect-rules'
import { selectOpenShortfalls } from './preview-queries'

/** Runs a change in the transaction under way and answers what falls short more than before. */
export async function worseAfter<Result>(
  { tx, now }: Write,
  roomIds: string[] | null,
  change: () => Promise<Result>,
): Promise<{ result: Result; worse: ShortfallEffect[] }> {
  const asked = { roomIds, today: dayOf(now) }
  const before = await selectOpenShortfalls(tx, asked)
  const result = await change()
  return { result, worse: worseThan(before, await selectOpenShortfalls(tx, asked)) }
}

/** Leaves the transaction under way, undoing it, with an answer. */
export type Undone<Answer> = (answer: Answer) => never

class Undo extends Error {
  constructor(readonly answer: unknown) {
    super('undone')
  }
}

/** Runs work that may undo its transaction and still answer: a refusal that had to be tried out. */
export async function undoing<Answer>(
  work: (undo: Undone<Answer>) => Promise<Answer>,
): Promise<Answer> {
  const undo: Undone<Answer> = (answer) => {
    throw new Undo(answer)
  }
  try {
    return await work(undo)
  } catch (error) {
    if (error instanceof Undo) return error.answer as Answer
    throw error
  }
}

/** Whether somebody can be asked: the system and its seed cannot. */
export function isPerson(actor: Actor): boolean {
  return actor.kind === 'account'
}
