import { NIL, v7 } from 'uuid'
import { listChildReads } from '@/domain/children/list-child-reads'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import { cancelAtDesk } from '@/domain/desk/cancel-at-desk'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { readDesk } from '@/domain/desk/read-desk'
import { readDeskBooking } from '@/domain/desk/read-desk-booking'
import { shownTurn } from '@/domain/families/desk-budget-rules'
import { findFamilyAtDesk } from '@/domain/families/find-family-at-desk'
import { listDeskAlarms } from '@/domain/families/list-desk-alarms'
import { openChildRecord } from '@/domain/families/open-child-record'
import { readChildRecord } from '@/domain/families/read-child-record'
import { registerFamilyAtDesk } from '@/domain/families/register-family-at-desk'
import { searchFamilies } from '@/domain/families/search-families'
import { showFamilyAtDesk } from '@/domain/families/show-family-at-desk'
import { takeTurns } from '@/domain/shared/turn-queries'
import { openRoomDay } from '@/domain/slots/open-room-day'
import { messageSealing } from '../../../support/message-sealing'
import type { Person } from '../cast'
import { guardian, running, signedIn, type UseCase, withRole } from '../use-case'

const sealing = { seal: (text: string) => text, open: (text: string) => text }
const phone = '+8613900000077'
const by = { network: 'desk', browserSecret: null }

/** A desk has a person behind it, never a job. */
const desk = running.filter((one) => one !== 'system')
/** Everybody who runs some room may search; what they find is their own scope's. */
const searching: Person[] = withRole.filter((one) => one !== 'caregiver')

const press = (s: {
  slotId: string
  room: { id: string }
  guardianId: string
  childId: string
}) => ({
  roomId: s.room.id,
  accountId: s.guardianId,
  slotId: s.slotId,
  key: v7(),
  children: [{ childId: s.childId, free: true }],
  span: null,
})

export const deskUseCases: Record<string, UseCase> = {
  findFamilyAtDesk: {
    for: desk,
    run: (ctx, s) =>
      findFamilyAtDesk(
        { ...ctx, messageSealing },
        { roomId: s.room.id, phone, by, replaces: null },
      ),
  },
  showFamilyAtDesk: {
    for: desk,
    run: (ctx, s) =>
      showFamilyAtDesk(ctx, { roomId: s.room.id, phone, by, codeId: NIL, code: '123456' }),
  },
  listDeskAlarms: { for: signedIn, run: (ctx) => listDeskAlarms(ctx) },
  registerFamilyAtDesk: {
    for: desk,
    run: async (ctx, s) => {
      if (ctx.actor.kind === 'account') {
        const shown = shownTurn({ staffId: ctx.actor.accountId, roomId: s.room.id }, phone)
        await takeTurns({ tx: ctx.db.read, now: ctx.now }, [shown])
      }
      return registerFamilyAtDesk(ctx, {
        roomId: s.room.id,
        phone,
        guardianName: '某人',
        language: 'zh',
        childName: '小宝',
        birthDate: '2024-09-10',
        relation: 'mother',
        allergies: null,
      })
    },
  },
  readDesk: {
    for: desk,
    run: (ctx, s) => readDesk(ctx, { code: s.room.code, slotId: s.slotId }),
  },
  quoteAtDesk: {
    for: desk,
    run: (ctx, s) =>
      quoteAtDesk(ctx, {
        code: s.room.code,
        slotId: s.slotId,
        accountId: s.guardianId,
        span: null,
      }),
  },
  bookAtDesk: { for: desk, run: (ctx, s) => bookAtDesk(ctx, { ...press(s), exception: null }) },
  readDeskBooking: {
    for: desk,
    run: (ctx, s) => readDeskBooking(ctx, { code: s.room.code, bookingId: s.bookingId }),
  },
  cancelAtDesk: {
    for: desk,
    run: (ctx, s) => cancelAtDesk(ctx, { bookingId: s.bookingId, reason: 'other', toldLate: true }),
  },
  searchFamilies: { for: searching, run: (ctx) => searchFamilies(ctx, { search: '小宝' }) },
  openChildRecord: {
    for: desk,
    run: (ctx, s) =>
      openChildRecord(ctx, { childId: s.childId, purpose: 'complaint', reason: '测试' }),
  },
  openRoomDay: {
    for: desk,
    run: (ctx, s) =>
      openRoomDay(ctx, { roomId: s.room.id, day: s.day, purpose: 'complaint', reason: '测试' }),
  },
  readChildRecord: {
    for: desk,
    run: (ctx, s) => readChildRecord(ctx, { childId: s.childId }, sealing),
  },
  listChildReads: { for: guardian, run: (ctx, s) => listChildReads(ctx, { childId: s.childId }) },
}
