import type { Executor } from '@/db/client'
import { seenText } from '../shared/seen'
import { selectLevels, selectRowsAfter } from './level-queries'
import type { PolicyPlace } from './types'

/** All that a place itself sets, from whichever day, as one text for its forms. */
export async function selectPolicySeen(on: Executor, place: PolicyPlace): Promise<string> {
  return seenText(await selectRowsAfter(on, place, '-infinity'))
}

/** What all levels set for a place on a day, as one text: what a preview was computed by. */
export async function selectLevelsSeen(
  on: Executor,
  place: PolicyPlace,
  day: string,
): Promise<string> {
  const levels = await selectLevels(on, place, day)
  return seenText(Object.entries(levels).toSorted(([a], [b]) => a.localeCompare(b)))
}
