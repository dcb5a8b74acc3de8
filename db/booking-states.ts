/** Everything a booking can be. */
export const bookingStatuses = [
  'held',
  'offered',
  'confirmed',
  'cancelled',
  'expired',
  'attended',
  'missed',
] as const

export type BookingStatus = (typeof bookingStatuses)[number]

/** Who moves a booking into another state: its family, staff, or the database and its jobs. */
export type Mover = 'family' | 'staff' | 'system'

type BookingState = {
  /** Whether it takes a place. One that does not has ended. */
  holdsPlace: boolean
  /** Whether the visit is to come: nobody has recorded what became of it. A claim begins like this. */
  toCome: boolean
  /** The column with the instant that ends it, whether or not a job has written that down yet. */
  endsBy: 'expires_at' | null
  /** What may follow, and who makes that move today; nobody, if only the database knows it yet. */
  next: { [Next in BookingStatus]?: readonly Mover[] }
}

/**
 * The states of a booking. The functions in db/engine/booking-states.sql are rendered from this
 * table; what a constraint or an index says of states is held to it by a test.
 */
export const bookingStates = {
  held: {
    holdsPlace: true,
    toCome: true,
    endsBy: 'expires_at',
    next: { confirmed: [], cancelled: ['family', 'staff'], expired: ['system'] },
  },
  offered: {
    holdsPlace: true,
    toCome: true,
    endsBy: 'expires_at',
    next: { confirmed: [], cancelled: ['family', 'staff'], expired: ['system'] },
  },
  confirmed: {
    holdsPlace: true,
    toCome: true,
    endsBy: null,
    next: {
      cancelled: ['family', 'staff', 'system'],
      attended: ['staff', 'system'],
      missed: ['staff', 'system'],
    },
  },
  cancelled: { holdsPlace: false, toCome: false, endsBy: null, next: {} },
  expired: { holdsPlace: false, toCome: false, endsBy: null, next: {} },
  attended: {
    holdsPlace: true,
    toCome: false,
    endsBy: null,
    next: { missed: [], confirmed: [] },
  },
  missed: {
    holdsPlace: true,
    toCome: false,
    endsBy: null,
    next: { attended: [], confirmed: [] },
  },
} as const satisfies Record<BookingStatus, BookingState>

/** The states in which a booking takes a place. */
export type PlacedStatus = {
  [Status in BookingStatus]: (typeof bookingStates)[Status]['holdsPlace'] extends true
    ? Status
    : never
}[BookingStatus]

/** What the table says of one state. */
export function bookingState(status: BookingStatus): BookingState {
  return bookingStates[status]
}

/** Whether a booking of one state may be moved into another, by one of those who move bookings. */
export function mayMove(from: BookingStatus, to: BookingStatus, by: Mover): boolean {
  return bookingState(from).next[to]?.includes(by) ?? false
}
