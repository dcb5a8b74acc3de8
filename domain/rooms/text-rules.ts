import type { Refused } from '../shared/refusal'
import { severalLines } from '../shared/texts'
import { longestText } from './text-inputs'

export type TextProblem =
  | Refused<'chinese_missing'>
  | Refused<'text_too_long', { language: 'zh' | 'en'; most: number; length: number }>

/** A text as it is kept: one kind of line end, nothing around it; null if nothing is left. */
export function textToKeep(typed: string): string | null {
  return severalLines(typed) || null
}

/** How many characters a text has, as people count them and the database does. */
export function lengthOf(text: string): number {
  return [...text].length
}

/**
 * What does not fit in a text of a room: English that nobody could read in Chinese, or more than
 * the longest text. Both languages empty is no problem: the text is then not published.
 */
export function textProblem(textZh: string | null, textEn: string | null): TextProblem | null {
  for (const [language, text] of [
    ['zh', textZh],
    ['en', textEn],
  ] as const) {
    const length = lengthOf(text ?? '')
    if (length > longestText) {
      return { ok: false, reason: 'text_too_long', language, most: longestText, length }
    }
  }
  return textZh === null && textEn !== null ? { ok: false, reason: 'chinese_missing' } : null
}
