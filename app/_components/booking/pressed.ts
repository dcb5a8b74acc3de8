import { z } from 'zod'
import type { BookSlotInput } from '@/domain/claims/inputs'
import { askedSpan, clock } from './asked-span'

/** The fields of a form that books: one slot or a stretch of it, for the children ticked. */
export const pressed = z.object({
  slotId: z.uuid(),
  key: z.uuid(),
  child: z.array(z.uuid()).max(6),
  /** The children a free visit was shown for. */
  free: z.array(z.uuid()),
  day: z.iso.date(),
  from: z.string().regex(clock).optional(),
  to: z.string().regex(clock).optional(),
})

/** The fields that may come several times. */
export const pressedLists = ['child', 'free']

/** What the use case is asked for by such a form. */
export function asBooking(input: z.infer<typeof pressed>): BookSlotInput {
  const { slotId, key, child, free, day, from, to } = input
  return {
    slotId,
    key,
    children: [...new Set(child)].map((childId) => ({ childId, free: free.includes(childId) })),
    span: askedSpan(day, from, to),
  }
}
