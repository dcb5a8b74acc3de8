import type { BookSeveralInput } from '../claims/inputs'
import type { SlotFacts, Span } from '../claims/types'
import { dayOf, timeOf } from '../shared/time'
import type { RoomStretch } from './several-queries'

/** The places a visit is about: what it asks for within its slot. */
export function placesOf(slot: SlotFacts, { span }: { span: Span | null }): RoomStretch {
  const { roomId, startsAt, endsAt } = slot
  const from = span && span.from > startsAt ? span.from : startsAt
  const to = span && span.to < endsAt ? span.to : endsAt
  return { roomId, from, to }
}

/** What a press wished for, in full: to notice another wish with the same key, and to read it again. */
export function wishOf({ wish, items }: Omit<BookSeveralInput, 'key'>): string {
  const sorted = items
    .map(({ slotId, span, children }) => ({
      slotId,
      span: span && { from: span.from.toISOString(), to: span.to.toISOString() },
      children: children.toSorted((a, b) => a.childId.localeCompare(b.childId)),
    }))
    .toSorted((a, b) => a.slotId.localeCompare(b.slotId))
  return JSON.stringify({ wish, items: sorted })
}

/** Reads a wish again; null if the press was another one. */
export function readWish(text: string): Omit<BookSeveralInput, 'key'> | null {
  if (!text.startsWith('{')) return null
  const { wish, items } = JSON.parse(text)
  return {
    wish,
    items: items.map((item: { span: { from: string; to: string } | null }) => ({
      ...item,
      span: item.span && { from: new Date(item.span.from), to: new Date(item.span.to) },
    })),
  }
}

/** The most visits that a message names one by one; it counts the others. */
const named = 6

/** One message for all visits that a press booked. */
export function tellSeveral(
  had: { slot: SlotFacts; item: { span: Span | null; children: { childId: string }[] } }[],
): { kind: 'bookings_confirmed'; parameters: Record<string, string> } {
  const rooms = new Map(had.map(({ slot }) => [slot.roomId, slot]))
  const visits = had
    .map(({ slot, item }) => item.span ?? { from: slot.startsAt, to: slot.endsAt })
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    .map(({ from, to }) => `${dayOf(from)} ${timeOf(from)}–${timeOf(to)}`)
  const children = new Set(had.flatMap(({ item }) => item.children.map((one) => one.childId)))
  return {
    kind: 'bookings_confirmed',
    parameters: {
      room: [...rooms.values()].map((slot) => slot.roomNameZh).join('、'),
      roomEn: [...rooms.values()].map((slot) => slot.roomNameEn ?? slot.roomNameZh).join(', '),
      visits: visits.slice(0, named).join('; '),
      more: String(Math.max(0, visits.length - named)),
      count: String(visits.length),
      children: String(children.size),
    },
  }
}
