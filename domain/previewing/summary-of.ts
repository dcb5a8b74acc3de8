import type { Executor } from '@/db/client'
import { roomsLosing, type ShortfallEffect, type SlotEffect } from './effect-rules'
import type { Measured } from './preview-change'
import { type RoomName, type SlotTerm, selectRoomNames, slotTerms } from './preview-queries'

/** The most lines of a list that a preview shows; the rest is a number. */
const previewLines = 50

type InRoom<Row> = Omit<Row, 'roomId'> & { room: RoomName }

/** What a preview shows a person: numbers, and the first lines of the lists. */
export type PreviewSummary = {
  roomsTouched: number
  roomsLosing: number
  slotsLosing: number
  slotsGaining: number
  slotsAdded: number
  slotsRemoved: number
  /** Slots whose places stay, by each other term that changes; only terms that do. */
  otherTerms: { term: SlotTerm; slots: number }[]
  slotsShort: number
  bookingsKept: number
  shortfalls: number
  eased: number
  shortList: InRoom<ShortfallEffect>[]
  /** Slots that lose places or go, soonest first. */
  losingList: InRoom<SlotEffect>[]
}

/** Sums up what was measured, with the names of the rooms it lists. */
export async function summaryOf(
  on: Executor,
  { effect, slotsShort, bookingsKept }: Measured<unknown>,
): Promise<PreviewSummary> {
  const short = effect.worse.toSorted((a, b) => a.fromAt.getTime() - b.fromAt.getTime())
  const losing = [...effect.losing, ...effect.removed].toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  )
  const shown = { short: short.slice(0, previewLines), losing: losing.slice(0, previewLines) }
  const roomIds = [...shown.short, ...shown.losing].map((one) => one.roomId)
  const names = await selectRoomNames(on, [...new Set(roomIds)])
  const named = <Row extends { roomId: string }>(rows: Row[]): InRoom<Row>[] =>
    rows.flatMap(({ roomId, ...row }) => {
      const room = names.get(roomId)
      return room ? [{ ...row, room }] : []
    })
  return {
    roomsTouched: effect.roomIds.length,
    roomsLosing: roomsLosing(effect),
    slotsLosing: effect.losing.length,
    slotsGaining: effect.gaining.length,
    slotsAdded: effect.added.length,
    slotsRemoved: effect.removed.length,
    otherTerms: termsChanged(effect.otherTerms),
    slotsShort: slotsShort.length,
    bookingsKept,
    shortfalls: effect.worse.length,
    eased: effect.eased,
    shortList: named(shown.short),
    losingList: named(shown.losing),
  }
}

/** Each term that changes in any of the slots, with in how many. */
export function termsChanged(slots: { terms: SlotTerm[] }[]): { term: SlotTerm; slots: number }[] {
  return slotTerms
    .map((term) => ({ term, slots: slots.filter(({ terms }) => terms.includes(term)).length }))
    .filter((one) => one.slots > 0)
}
