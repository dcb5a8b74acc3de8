import { z } from 'zod'

/** A press of the booking button. `free` says, child by child, what the family was shown. */
export const bookSlotInput = z.object({
  slotId: z.uuid(),
  key: z.uuid(),
  children: z
    .array(z.object({ childId: z.uuid(), free: z.boolean() }))
    .max(6)
    .refine((all) => new Set(all.map((one) => one.childId)).size === all.length),
  span: z.object({ from: z.date(), to: z.date() }).nullable(),
})

export type BookSlotInput = z.infer<typeof bookSlotInput>

export const cancelBookingInput = z.object({
  bookingId: z.uuid(),
  reason: z.enum(['plans_changed', 'illness', 'other']),
  /** Whether the family was told that it is late; a page gone stale is refused, not obeyed. */
  toldLate: z.boolean(),
})

export type CancelBookingInput = z.infer<typeof cancelBookingInput>
