import type { MadeBooking, MadeRequest } from './claim-queries'
import { Refusing } from './claim-slot'
import type { BookSlotInput } from './inputs'

/** What the family wished, so that a repeated key with another wish is told apart. */
export function fingerprint({ slotId, children, span }: BookSlotInput): string {
  const wished = children.map((child) => `${child.childId}:${child.free}`).sort()
  return [slotId, span?.from.toISOString(), span?.to.toISOString(), ...wished].join(' ')
}

/** The answer already given to this key; throws Refusing for a key used for another wish. */
export function repeated(
  earlier: MadeRequest,
  input: BookSlotInput,
): { bookings: MadeBooking[]; repeated: true } {
  if (earlier.fingerprint !== fingerprint(input)) throw new Refusing({ reason: 'key_reused' })
  return { bookings: earlier.bookings, repeated: true }
}
