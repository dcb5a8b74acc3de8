import type { Turn } from '../shared/turn-rules'

/** People who look after others invite many at once, such as the staff of new rooms. */
const staffFactor = 10
const day = 24 * 60 * 60
/** Letters of a name in a message to somebody who did not ask for it: no room for a text of one's own. */
const namedLetters = 20

/** What one invitation takes of those an account sends in a day. Taking it back gives nothing back. */
export function senderTurn(
  accountId: string,
  { askingsBySender }: { askingsBySender: number },
  { staff }: { staff: boolean },
): Turn {
  const most = staff ? askingsBySender * staffFactor : askingsBySender
  return { key: `invites ${accountId}${staff ? ' to offices' : ''}`, most, window: day }
}

/** What one message takes of those a number gets in a day that it did not ask for, from whomever. */
export function receiverTurn(
  phone: string,
  { askingsToNumber }: { askingsToNumber: number },
): Turn {
  return { key: `told ${phone}`, most: askingsToNumber, window: day }
}

/**
 * A name as it stands in a message to somebody who did not ask for it: without digits and the marks that
 * make addresses, and short. New names have none of these; old ones may.
 */
export function nameForStrangers(name: string | null): string {
  const plain = (name ?? '')
    .normalize('NFKC')
    .replace(/[\p{N}\p{S}/\\@#:：?&=_<>[\]{}()（）【】]/gu, '')
    .replace(/[.。．｡](?=\S)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...plain].slice(0, namedLetters).join('').trim()
}
