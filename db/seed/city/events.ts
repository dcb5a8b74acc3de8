import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import { closeSlot } from '@/domain/slots/close-slot'
import { setSlotCap } from '@/domain/slots/set-slot-cap'
import type { BuiltRoom } from './build-room'
import type { CitySlot } from './city-slots'
import type { DemoChild } from './families'
import { granted, type Moment } from './moment'
import type { VisitBook } from './visits'

/** The parent's coming visit on the fourth open day, and one cancelled because plans changed. */
export async function bookParentsNext(
  book: VisitBook,
  [younger, older]: DemoChild[],
  bookable: CitySlot[],
): Promise<void> {
  const days = [...new Set(bookable.map((slot) => slot.day))]
  const visit = bookable.find((slot) => slot.day === (days[3] ?? days.at(-1)))
  const dropped = bookable.find((slot) => slot.day === (days[4] ?? days.at(-1)))
  if (!visit || !dropped || !younger || !older) return
  await book.book(younger, visit)
  const bookingId = await book.book(older, dropped)
  if (!bookingId) return
  const ctx = book.moment.as(older.family)
  granted(await cancelBooking(ctx, { bookingId, reason: 'plans_changed', toldLate: true }))
}

/** A room's next slots closed by its staff. */
export async function closeSomeSlots(moment: Moment, coming: CitySlot[]): Promise<void> {
  for (const slot of coming.slice(0, 4)) {
    const seen = { status: 'open' as const, cap: slot.cap, bookings: 0 }
    const closing = { slotId: slot.id, reason: '街道活动（示例）', seen, confirmed: false }
    granted(await closeSlot(moment.as({ kind: 'system' }), closing))
  }
}

/** A slot with fewer places than its policy gives, set by the room's staff. */
export async function capSlot(moment: Moment, slot: CitySlot | undefined): Promise<void> {
  if (!slot) return
  const seen = { status: 'open' as const, cap: slot.cap, bookings: 0 }
  const change = { slotId: slot.id, cap: 6, reason: '新生适应（示例）', seen, confirmed: false }
  granted(await setSlotCap(moment.as({ kind: 'system' }), change))
}

/** A caregiver falls ill: one shift of a day goes, and what is booked falls short. */
export async function loseCaregiver(
  moment: Moment,
  { roomId, shifts }: BuiltRoom,
  day: string | undefined,
): Promise<void> {
  if (!day) return
  const ctx = moment.as({ kind: 'system' })
  granted(await setDayRoster(ctx, { roomId, day, shifts: shifts.slice(1) }))
}
