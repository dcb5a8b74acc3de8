import { seenText } from '../shared/seen'

/** The words of a picture as a short text, for the form that changes them. */
export function wordsSeen({ altZh, altEn }: { altZh: string; altEn: string }): string {
  return seenText([altZh, altEn])
}

/** The order of a room's pictures as a short text, for the form that moves one. */
export function orderSeen(pictures: readonly { id: string }[]): string {
  return seenText(pictures.map(({ id }) => id))
}
