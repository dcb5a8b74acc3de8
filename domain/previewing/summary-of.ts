import type { Executor } from '@/db/client'
import { roomsLosing, type ShortfallEffect, type SlotEffect } from './effect-rules'
import type { Measured } from './preview-change'
import { type RoomName, selectRoomNames } from './preview-queries'

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
  slotsOtherTerms: number
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
    slotsOtherTerms: effect.otherTerms.length,
    slotsShort: slotsShort.length,
    bookingsKept,
    shortfalls: effect.worse.length,
    eased: effect.eased,
    shortList: named(shown.short),
    losingList: named(shown.losing),
  }
}
