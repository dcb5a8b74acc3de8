import type { RoomCause } from '../claims/types'

/** A visit as a calendar needs it: when and where, and its UID; nothing of the child. */
export type Visit = {
  bookingId: string
  /** The same for a visit no matter how often it was moved. */
  uid: string
  /** Higher after each change: moved, cancelled. */
  sequence: number
  cancelled: boolean
  /** What the room did that touches it; null for a visit that it can keep. */
  roomCause: RoomCause | null
  startsAt: Date
  endsAt: Date
  cancelUntil: Date
  /** When anything of this was changed last, the room's address among it. */
  changedAt: Date
  room: {
    nameZh: string
    nameEn: string | null
    address: string | null
    contactPhone: string | null
    /** Degrees (WGS-84). */
    latitude: number | null
    longitude: number | null
  }
}
