import { sql } from 'drizzle-orm'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'

/** Whether a slot's room is suspended on its day; one suspended from a later day on did open. */
export const suspendedThen = sql<boolean>`coalesce(${rooms.suspendedFrom},
  case ${rooms.status} when 'suspended' then ${slots.day} end) <= ${slots.day}`

/** Whether the room did not open for a slot at all, so that no family could come. */
export const shut = sql<boolean>`coalesce(${slots.status} = 'closed' or ${suspendedThen}, false)`

/** What a visit that could not take place becomes: cancelled by the room, at no cost. */
export const endedByRoom = (now: Date) =>
  ({
    status: 'cancelled',
    cancelledAt: now,
    cancelReason: 'room_closed',
    allowanceUsed: 0,
  }) as const
