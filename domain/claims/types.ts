import type { Term } from '../capacity/types'
import type { FrozenField } from '../policies/settings'
import type { Policy } from '../policies/types'
import type { Account } from '../shared/actor'
import type { Refused } from '../shared/refusal'

export type { BookingStatus } from '@/db/booking-states'

/** What a family may give as its reason; `room_closed` only if the room is the cause (`RoomCause`). */
export const cancelReasons = ['room_closed', 'plans_changed', 'illness', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]

/**
 * What the room did so that a booking may not take place as agreed: its slot was closed, the room
 * suspended from that day on, or more children booked than a limit now allows.
 */
export type RoomCause = 'slot_closed' | 'room_suspended' | 'falls_short'

/** The limit that leaves no place: one of the room's, or the slot's own cap. */
export type FullTerm = Term | 'slot_cap'

/** Settings of the policy in force on a slot's day that a booking depends on. */
export type BookingPolicy = Pick<Policy, FrozenField>

/** What is known of a slot when somebody asks for a place in it. */
export type SlotFacts = {
  id: string
  roomId: string
  roomCode: string
  roomNameZh: string
  roomNameEn: string | null
  roomStatus: 'draft' | 'open' | 'suspended'
  day: string
  startsAt: Date
  endsAt: Date
  status: 'open' | 'closed'
  flexible: boolean
  minMinutes: number
  ageFromMonths: number
  ageToMonths: number
  priceFenPerHour: number | null
  releasedAt: Date
  bookingClosesAt: Date
  sameDayFrom: Date
  sameDayClosesAt: Date
  sameDayReserve: number
  residentsUntil: Date
  cancelUntil: Date
  policy: BookingPolicy
  hasConsent: boolean
}

/** What is known of a child of the family that asks. Allowance in the policy's unit. */
export type ChildFacts = {
  id: string
  name: string
  birthDate: string
  hasIdentity: boolean
  openBookings: number
  monthBookings: number
  overlaps: boolean
  allowanceLeft: number
  marks: { at: Date; points: number }[]
}

/** The stretch of time a family asks for. */
export type Span = { from: Date; to: Date }

/** Why a stretch of a flexible slot cannot end at a half hour; `at` is the first one without a place. */
export type EndRefusal =
  | { reason: 'too_short' }
  | { reason: 'too_long' }
  | { reason: 'full'; at: Date }

/** A half hour at which a stretch could end, with why it cannot. */
export type StretchEnd = { to: Date; minutes: number; refusal: EndRefusal | null }

/** Why the slot cannot be booked now, no matter for which child. */
export type SlotRefusal =
  | { reason: 'room_not_open' }
  | { reason: 'slot_closed' }
  | { reason: 'not_released'; releasedAt: Date }
  | { reason: 'after_closing'; closedAt: Date; reopensAt: Date | null }
  | { reason: 'bad_span'; minMinutes: number; maxMinutes: number }
  | { reason: 'consent_missing' }

/** Why this child cannot be booked into the slot. */
export type ChildRefusal =
  | { reason: 'too_young'; childId: string; ageMonths: number; fromMonths: number }
  | { reason: 'too_old'; childId: string; ageMonths: number; toMonths: number }
  | { reason: 'overlaps'; childId: string }
  | { reason: 'open_bookings'; childId: string; limit: number }
  | { reason: 'month_bookings'; childId: string; limit: number }
  | { reason: 'suspended'; childId: string; until: Date }
  | { reason: 'identity_missing'; childId: string }

/** Why the claim itself was refused, decided by the database with the places locked. */
export type ClaimRefusal =
  | { reason: 'slot_full'; term: FullTerm; at: Date | null }
  | { reason: 'kept_for_same_day'; until: Date }
  | { reason: 'kept_for_residents'; until: Date }
  | { reason: 'kept_in_room' }
  | { reason: 'same_day_spent' }
  | { reason: 'age_outside_bands' }

/** Why a request is refused as such. */
export type RequestRefusal =
  | { reason: 'key_reused' }
  | { reason: 'cost_changed' }
  | { reason: 'no_child' }

/** Why no place can be held: a reason that a booking has too, or the family holds as many as it may. */
export type HoldRefusal = BookingRefusal | { reason: 'hold_limit'; limit: number }

/** Whether a hold keeps its place, its time is over, or its family gave it back. */
export type HoldState = 'live' | 'over' | 'released'

/** Why a booking stays where it is; the place it would move to is refused like any claim. */
export type MoveRefusal =
  | { reason: 'move_late'; until: Date; points: number }
  | { reason: 'already_started' }
  | { reason: 'already_ended' }
  | { reason: 'same_place' }

export type BookingRefusal = SlotRefusal | ChildRefusal | ClaimRefusal | RequestRefusal

/** The account a booking is for, and where its messages go. */
export type Family = Pick<Account, 'accountId' | 'phone' | 'language' | 'homeSubdistrictCode'>

/** For whom places are claimed, and who asks: the family itself, or a member of staff for it. */
export type Asking = {
  family: Family
  /** At the desk: who books, and the room it is for; a slot of another room is not there. */
  desk: { staffId: string; roomId: string } | null
  /** Why rules of the service may be set aside; null if they may not. */
  exception: string | null
}

export type MadeBooking = { id: string; childId: string; slotId: string }

/** What a press got: bookings and the rules set aside for them, or the reason why there are none. */
export type ClaimResult =
  | { ok: true; bookings: MadeBooking[]; repeated: boolean; setAside: BookingRefusal['reason'][] }
  | Refused<BookingRefusal['reason'], { refusal: BookingRefusal; maySetAside: boolean }>

/** What one child's visit costs: a free visit out of the allowance, or a price in fen. */
export type Cost = {
  /** Units of the allowance it takes; 0 if it is paid. */
  allowanceUsed: number
  /** Null if the room has published no price. */
  priceFen: number | null
}
