import { z } from 'zod'
import { severalLines } from '../shared/texts'
import { isDay } from '../shared/time'

/** What the form's reader was shown of the slot; a form gone stale is refused, not obeyed. */
export const seenSlot = z.object({
  status: z.enum(['open', 'closed']),
  cap: z.number().int().nullable(),
  bookings: z.number().int().min(0),
})
export type SeenSlot = z.infer<typeof seenSlot>

const reason = z.string().overwrite(severalLines).min(1).max(200)

export const setSlotCapInput = z.object({
  slotId: z.uuid(),
  /** Null gives the slot the policy's cap again. */
  cap: z.number().int().min(0).max(500).nullable(),
  reason,
  seen: seenSlot,
  /** Whether the person agreed to leave more booked than the cap. */
  confirmed: z.boolean(),
})
export type SetSlotCapInput = z.infer<typeof setSlotCapInput>

export const closeSlotInput = z.object({
  slotId: z.uuid(),
  reason,
  seen: seenSlot,
  /** Whether the person agreed that the bookings stay and that somebody talks to each family. */
  confirmed: z.boolean(),
})
export type CloseSlotInput = z.infer<typeof closeSlotInput>

export const reopenSlotInput = z.object({ slotId: z.uuid(), seen: seenSlot })
export type ReopenSlotInput = z.infer<typeof reopenSlotInput>

export const roomDaysInput = z.object({ code: z.string().max(100), day: z.string().refine(isDay) })
export type RoomDaysInput = z.infer<typeof roomDaysInput>

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** One slot outside the timetables. Null ages, cap and price are inherited. */
export const addSlotInput = z.object({
  roomId: z.uuid(),
  /** The id it gets, so that a form sent twice adds one. */
  slotId: z.uuid(),
  day: z.string().refine(isDay),
  fromTime: wallClock,
  toTime: wallClock,
  ageFromMonths: z.number().int().min(0).max(144).nullable(),
  ageToMonths: z.number().int().min(0).max(144).nullable(),
  cap: z.number().int().min(0).max(500).nullable(),
  flexible: z.boolean(),
  priceFenPerHour: z.number().int().min(0).max(1_000_000).nullable(),
  /** Whether it may be open beside other slots of the room: they share its places. */
  sharesCapacity: z.boolean(),
  /** Whether the person agreed to open on a holiday or at a weekend. */
  confirmed: z.boolean(),
  reason,
})
export type AddSlotInput = z.infer<typeof addSlotInput>

export const removeSlotInput = z.object({ slotId: z.uuid(), reason })
export type RemoveSlotInput = z.infer<typeof removeSlotInput>

export const newSlotInput = z.object({ code: z.string().max(100), day: z.string().refine(isDay) })
export type NewSlotInput = z.infer<typeof newSlotInput>
