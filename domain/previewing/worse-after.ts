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

/** Whether somebody can be asked: the system and its seed cannot. */
export function isPerson(actor: Actor): boolean {
  return actor.kind === 'account'
}
