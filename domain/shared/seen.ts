import { createHash } from 'node:crypto'
import type { Refused } from './refusal'

/** Somebody else changed it since the form was shown; `seen` is what the form may send from now on. */
export type ChangedMeanwhile = Refused<'changed_meanwhile', { seen: string }>

/**
 * A short text for what a form shows, sent back with it: the same facts give the same text. A use case
 * that edits refuses if it is not the text of the facts there are then.
 */
export function seenText(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 12)
}
