import { type CalendarDay, selectDays } from '../calendar/queries'
import { policyInForce } from '../policies/policy-in-force'
import { selectReleaseDays } from '../policies/release-queries'
import { findListedRooms, type ListedRoom } from '../rooms/find-queries'
import type { Ctx } from '../shared/context'
import { pageNumber } from '../shared/page-number'
import { addDays, dayOf } from '../shared/time'
import {
  type FoundSlot,
  findSlotDays,
  findSlots,
  type SlotDay,
  type SlotsOf,
} from '../slots/find-queries'
import { admits, rankOf, type SlotState, slotState } from '../slots/slot-state'
import { type Ages, agesTaken } from './age-rules'
import { daysFrom } from './search-places'

/** Rooms a page. */
export const roomsPerPage = 20

/** With more slots than this in the days shown, free places are counted for the day chosen only. */
const mostSlotsCounted = 1_000

export type FoundRoom = { room: ListedRoom; slots: { slot: FoundSlot; state: SlotState }[] }

export type FoundDay = {
  day: string
  calendar: CalendarDay | null
  slots: number
  /** Free places of the day's slots together; null if they were not counted. */
  free: number | null
}

export type FoundRooms = {
  /** The ages rooms there take unless a slot says otherwise, in completed months [from, to). */
  ages: Ages
  /** The ages that slots to come on the day take, on all days if none takes the age asked for; null without slots. */
  taken: Ages | null
  today: string
  day: string
  days: FoundDay[]
  rooms: FoundRoom[]
  total: number
  page: number
  pages: number
  /** Rooms of the whole list that have a free place on the day. */
  withFree: number
}

/**
 * The rooms of a district or subdistrict (null: of the city) with their slots of one day, those with
 * free places first, for a child of an age in completed months on that day (null: any). Without a
 * day, the first after today with a free place, else today. Days are shown as far ahead as a room there
 * releases slots; another day counts as none, a page past the last as the last. For anybody; residents' places count for those signed in at home there.
 */
export async function findRooms(
  ctx: Ctx,
  asked: {
    divisionCode: string | null
    day: string | null
    ageMonths: number | null
    page: number
  },
): Promise<FoundRooms> {
  const { now } = ctx
  const today = dayOf(now)
  const on = ctx.db.read
  const place = { divisionCode: asked.divisionCode }
  const ahead = await selectReleaseDays(on, place, today)
  const to = addDays(today, ahead)
  const [rooms, slotDays, calendar, policy] = await Promise.all([
    findListedRooms(on, asked.divisionCode),
    findSlotDays(on, place, { from: today, to }, asked.ageMonths, now),
    selectDays(on, today, to),
    policyInForce(on, {
      subdistrictCode: subdistrictIn(asked.divisionCode),
      roomId: null,
      day: today,
    }),
  ])
  const counted = slotsByDay(ctx, place, asked.ageMonths)
  const all = slotDays.reduce((sum, day) => sum + day.slots, 0)
  if (all <= mostSlotsCounted) await counted.load(today, to)
  const wanted = asked.day !== null && asked.day >= today && asked.day <= to ? asked.day : null
  const day =
    wanted ??
    (await firstFreeDay(
      slotDays.filter(({ day }) => day > today),
      counted,
    )) ??
    today

  const ranked = rankRooms(rooms, await counted.of(day), asked.ageMonths, now)
  const pages = Math.max(1, Math.ceil(ranked.length / roomsPerPage))
  const page = Math.min(pageNumber(asked.page), pages)
  return {
    ages: { fromMonths: policy.ageFromMonths, toMonths: policy.ageToMonths },
    taken: counted.agesOn(all > 0 ? [day] : daysFrom(today, ahead)),
    today,
    day,
    days: daysFrom(today, ahead).map((one) => ({
      day: one,
      calendar: calendar.find((entry) => entry.day === one) ?? null,
      slots: slotDays.find((entry) => entry.day === one)?.slots ?? 0,
      free: counted.known(one),
    })),
    rooms: ranked.slice((page - 1) * roomsPerPage, page * roomsPerPage),
    total: ranked.length,
    page,
    pages,
    withFree: ranked.filter(({ slots }) => slots.some(({ state }) => state.kind === 'bookable'))
      .length,
  }
}

/** The code itself if it is a subdistrict's: those have nine digits, districts six. */
function subdistrictIn(code: string | null): string | null {
  return code?.length === 9 ? code : null
}

/** Slots with their free places, read once for the days somebody asks about. */
function slotsByDay(ctx: Ctx, place: SlotsOf, ageMonths: number | null) {
  const days = new Map<string, FoundSlot[]>()
  const ofAnyAge = new Map<string, FoundSlot[]>()
  const load = async (from: string, to: string) => {
    const { actor, db, now } = ctx
    const homeSubdistrictCode = actor.kind === 'account' ? actor.homeSubdistrictCode : null
    const counted = { ageMonths, homeSubdistrictCode }
    const slots = await findSlots(db.read, place, { from, to }, counted, now)
    for (let day = from; day <= to; day = addDays(day, 1)) {
      const there = slots.filter((slot) => slot.day === day)
      ofAnyAge.set(day, there)
      days.set(
        day,
        there.filter((slot) => admits(slot, ageMonths)),
      )
    }
  }
  return {
    load,
    /** The slots of a day that admit the age. */
    of: async (day: string) => {
      if (!days.has(day)) await load(day, day)
      return days.get(day) ?? []
    },
    /** The ages that any slot to come of days loaded takes; null if there is none. */
    agesOn: (some: string[]): Ages | null => {
      const there = some.flatMap((day) => ofAnyAge.get(day) ?? [])
      const coming = there.filter((slot) => slot.endsAt > ctx.now)
      return coming.length > 0 ? agesTaken(coming) : null
    },
    /** Free places of a day together; null if they were not counted. */
    known: (day: string) => {
      const slots = days.get(day)
      return slots ? freeIn(slots) : null
    },
  }
}

/** The first day with a free place; days that take no bookings now are not counted. */
async function firstFreeDay(
  slotDays: SlotDay[],
  counted: ReturnType<typeof slotsByDay>,
): Promise<string | null> {
  for (const { day, takingBookings } of slotDays) {
    if (takingBookings > 0 && freeIn(await counted.of(day)) > 0) return day
  }
  return null
}

function freeIn(slots: FoundSlot[]): number {
  return slots.reduce((sum, slot) => sum + (slot.free ?? 0), 0)
}

/** Each room with its slots; rooms with free places first, among equals in the order given. */
function rankRooms(
  rooms: ListedRoom[],
  slots: FoundSlot[],
  ageMonths: number | null,
  now: Date,
): FoundRoom[] {
  const byRoom = new Map<string, FoundSlot[]>(rooms.map((room) => [room.id, []]))
  for (const slot of slots) byRoom.get(slot.roomId)?.push(slot)
  return rooms
    .map((room) => ({
      room,
      slots: (byRoom.get(room.id) ?? []).map((slot) => ({
        slot,
        state: slotState(slot, ageMonths, now),
      })),
    }))
    .map((found) => ({ found, rank: rankOf(found.slots.map(({ state }) => state)) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ found }) => found)
}
