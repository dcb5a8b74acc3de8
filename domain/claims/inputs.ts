import { z } from 'zod'
import { severalLines } from '../shared/texts'
import { exceptionLength } from './kind-rules'
import { cancelReasons } from './types'

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

/** What a family wants held; without a stretch, the one a page shows first. */
export const holdPlaceInput = bookSlotInput.pick({ slotId: true, span: true })

export type HoldPlaceInput = z.infer<typeof holdPlaceInput>

/** Visits booked by one press at most. */
export const mostVisits = 30

/** A press that books several visits: all of them or none, or those that can be had. */
export const bookSeveralInput = z.object({
  key: z.uuid(),
  wish: z.enum(['all', 'what_fits']),
  items: z
    .array(bookSlotInput.omit({ key: true }))
    .refine((all) => new Set(all.map((one) => one.slotId)).size === all.length),
})

export type BookSeveralInput = z.infer<typeof bookSeveralInput>

/** A press that moves a booking; `free` says what the family was shown. */
export const moveBookingInput = bookSlotInput
  .omit({ children: true })
  .extend({ bookingId: z.uuid(), free: z.boolean() })

export type MoveBookingInput = z.infer<typeof moveBookingInput>

/** A press of the same button at the desk of a room, for a family that stands there. */
export const bookAtDeskInput = bookSlotInput.extend({
  roomId: z.uuid(),
  accountId: z.uuid(),
  /** Why rules of the service are set aside; null if they are not. Without names. */
  exception: z.string().overwrite(severalLines).min(1).max(exceptionLength).nullable(),
})

export type BookAtDeskInput = z.infer<typeof bookAtDeskInput>

export const cancelBookingInput = z.object({
  bookingId: z.uuid(),
  reason: z.enum(cancelReasons),
  /** Whether the family was told that it is late; a page gone stale is refused, not obeyed. */
  toldLate: z.boolean(),
})

export type CancelBookingInput = z.infer<typeof cancelBookingInput>
