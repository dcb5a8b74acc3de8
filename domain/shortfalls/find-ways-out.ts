import { validate } from 'uuid'
import { mayRunRoom } from '../authority/room-policy'
import { scopeOf } from '../authority/scope-rules'
import { selectLedger } from '../capacity/load-queries'
import { type LimitChange, selectLimitChanges } from '../explaining/change-queries'
import { selectPolicySources } from '../explaining/explain-queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import { requireSignedIn } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { isCause } from './cause-rules'
import { type ScopeShortfall, shortfallCauses, withTerm } from './list-scope-shortfalls'
import { findShortfall } from './shortfall-queries'
import type { SmallestSet } from './smallest-set'
import {
  type Colleague,
  type ShortBooking,
  selectCandidates,
  selectColleagues,
  selectOtherSlots,
  selectShortBookings,
  selectSlotParts,
} from './way-queries'
import {
  bookingsToMove,
  type CaregiverWay,
  caregiversToAdd,
  type RoomWay,
  roomsToMoveTo,
} from './way-rules'

const changesRead = 200
const causesShown = 5
const colleaguesShown = 12
const slotsAsked = 40
const roomsShown = 8

export type WaysOut = {
  room: StaffRoom
  shortfall: ScopeShortfall
  /** Whether the actor may do what would settle it, or only see it. */
  mayChange: boolean
  /** What was changed last that made the limit tighter which falls short, the latest first. */
  causes: LimitChange[]
  bookings: ShortBooking[]
  /** Null if caregivers are not what is missing. */
  caregivers: { needed: number; people: CaregiverWay[]; colleagues: Colleague[] } | null
  rooms: RoomWay[]
  move: SmallestSet | null
}

/**
 * What brought a shortfall about and the ways out of it, computed from the ledger and changing
 * nothing: which caregivers could be on duty and whether that is enough, which rooms near by have
 * free places for these children then, and the fewest bookings that would have to move. Nobody is
 * cancelled; each way is for a person to take. A resolved shortfall has no ways. Throws NotFound
 * for one of a room that is not the actor's.
 */
export async function findWaysOut(ctx: Ctx, input: { shortfallId: string }): Promise<WaysOut> {
  const { actor, now } = ctx
  const on = ctx.db.read
  requireSignedIn(actor)
  if (!validate(input.shortfallId)) throw new NotFound()
  const line = await findShortfall(on, scopeOf(actor), input.shortfallId)
  const [shortfall] = line ? withTerm(line) : []
  if (!shortfall) throw new NotFound()
  const { roomId, slotId, day, fromAt, toAt, term } = shortfall
  const room = await staffRoom(on, actor, { id: roomId })
  const mayChange = mayRunRoom(actor, room)
  const until = shortfall.resolvedAt ?? now
  const [changes, sources, bookings, ledger, parts] = await Promise.all([
    selectLimitChanges(on, room, { day, until, limit: changesRead }),
    selectPolicySources(on, room, day),
    selectShortBookings(on, { roomId, slotId, fromAt, toAt }),
    selectLedger(on, roomId, { from: day, to: day }),
    slotId ? selectSlotParts(on, slotId) : [],
  ])
  const causes = changes.filter((one) => isCause(one, shortfall, sources)).slice(0, causesShown)
  const found = { room, shortfall, mayChange, causes, bookings }
  if (shortfall.resolvedAt || toAt <= now) {
    return { ...found, caregivers: null, rooms: [], move: null }
  }
  const quarters = ledger.filter(({ at }) => at >= fromAt && at < toAt)
  const ages = [...new Set(bookings.map(({ ageMonths }) => ageMonths))]
  const ofStaff = shortfallCauses.staff.some((one) => one === term)
  const [candidates, colleagues, slots] = await Promise.all([
    ofStaff ? selectCandidates(on, roomId, day) : [],
    ofStaff && mayChange ? selectColleagues(on, roomId, day, colleaguesShown) : [],
    selectOtherSlots(on, { roomId, day, fromAt, toAt, ages, now, limit: slotsAsked }),
  ])
  return {
    ...found,
    caregivers: ofStaff
      ? { ...caregiversToAdd(shortfall, quarters, bookings, candidates, room), colleagues }
      : null,
    rooms: roomsToMoveTo(bookings, slots).slice(0, roomsShown),
    move: bookingsToMove(shortfall, bookings, quarters, parts),
  }
}
