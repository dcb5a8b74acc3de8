import { v7 } from 'uuid'
import { bookSeveral } from '@/domain/several/book-several'
import { moveBooking } from '@/domain/several/move-booking'
import { quoteMove } from '@/domain/several/quote-move'
import { quoteSeveral } from '@/domain/several/quote-several'
import { readSeveral } from '@/domain/several/read-several'
import { guardian, signedIn, type UseCase } from '../use-case'

export const bookingsUseCases: Record<string, UseCase> = {
  quoteSeveral: {
    for: signedIn,
    run: (ctx, s) =>
      quoteSeveral(ctx, {
        code: s.room.code,
        childIds: [s.childId],
        slotIds: [s.otherSlotId],
        pattern: null,
        stretch: null,
      }),
  },
  bookSeveral: {
    for: guardian,
    run: (ctx, s) =>
      bookSeveral(ctx, {
        key: v7(),
        wish: 'all',
        items: [
          { slotId: s.otherSlotId, span: null, children: [{ childId: s.childId, free: true }] },
        ],
      }),
  },
  // Nobody of the cast has pressed for several visits: not there for anybody.
  readSeveral: { for: [], run: (ctx) => readSeveral(ctx, v7()) },
  quoteMove: { for: guardian, run: (ctx, s) => quoteMove(ctx, s.bookingId) },
  moveBooking: {
    for: guardian,
    run: (ctx, s) =>
      moveBooking(ctx, {
        bookingId: s.bookingId,
        slotId: s.otherSlotId,
        key: v7(),
        span: null,
        free: true,
      }),
  },
}
