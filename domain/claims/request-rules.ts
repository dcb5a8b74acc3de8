import { dayOf, timeOf } from '../shared/time'
import type { MadeRequest } from './claim-queries'
import type { BookSlotInput } from './inputs'
import type { ClaimResult, SlotFacts, Span } from './types'

/** What the family wished, so that a key repeated with another wish is noticed. */
export function fingerprint({ slotId, children, span }: BookSlotInput): string {
  const wished = children.map((child) => `${child.childId}:${child.free}`).sort()
  return [slotId, span?.from.toISOString(), span?.to.toISOString(), ...wished].join(' ')
}

/** The answer already given to this key; a key used for another wish is refused. */
export function repeated(earlier: MadeRequest, input: BookSlotInput): ClaimResult {
  if (earlier.fingerprint === fingerprint(input)) {
    return { ok: true, bookings: earlier.bookings, repeated: true, setAside: [] }
  }
  return {
    ok: false,
    reason: 'key_reused',
    refusal: { reason: 'key_reused' },
    maySetAside: false,
  }
}

/** The stretch asked for: of a fixed slot the whole. */
export function spanOf(slot: SlotFacts, input: Pick<BookSlotInput, 'span'>): Span {
  return input.span ?? { from: slot.startsAt, to: slot.endsAt }
}

/** A visit as messages name it. */
export function visitIn(
  slot: Pick<SlotFacts, 'roomNameZh' | 'roomNameEn'>,
  span: Span,
  { children }: { children: readonly unknown[] },
): Record<string, string> {
  return {
    room: slot.roomNameZh,
    roomEn: slot.roomNameEn ?? slot.roomNameZh,
    day: dayOf(span.from),
    from: timeOf(span.from),
    to: timeOf(span.to),
    children: String(children.length),
  }
}
