import { momentKey } from '../capacity/verdict-rules'
import { findSlotsFacts } from '../claims/claim-queries'
import { mostVisits } from '../claims/inputs'
import { usualSpan } from '../claims/stretch-rules'
import type { SlotFacts, Span } from '../claims/types'
import { findMoments } from '../explaining/moment-queries'
import { findPublicRoom } from '../rooms/find-queries'
import { type Account, requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { instantOf, timeOf, weekdayOf } from '../shared/time'
import { type Known, type Reckoned, reckon, reckonOne, type Wish } from './reckoning-rules'
import { findComingSlotIds, findHomeRoomIds, findPlannedChildren } from './several-queries'

/** A weekly wish: on these weekdays (1 is Monday) the released slots from one time to another. */
export type Pattern = { weekdays: number[]; from: string; to: string }

export type SeveralWish = {
  code: string
  /** The children who would come, all of them to each visit. */
  childIds: string[]
  slotIds: string[]
  pattern: Pattern | null
  /** The stretch of time in flexible slots; null for their first stretch of the longest length. */
  stretch: { from: string; to: string } | null
}

export type SeveralQuote = {
  room: { id: string; code: string; nameZh: string; nameEn: string | null }
  children: { id: string; name: string }[]
  hasConsent: boolean
  /** Every slot of the room to come, each as if it were the only one wished for. */
  offered: Reckoned[]
  /** The visits wished for, one after the other, so that limits and free visits run out. */
  chosen: Reckoned[]
  /** Visits asked for that are not there, and those beyond the most one press books. */
  unknown: number
  beyond: number
}

/**
 * What can be had of several visits in a room and what cannot and why, for children of the
 * signed-in guardian, in a number of queries that does not depend on how many. The rules and sums
 * are those of the booking; nothing is kept by asking. Children that are not the guardian's are
 * left out. Throws NotFound if there is no such room.
 */
export async function quoteSeveral(ctx: Ctx, wish: SeveralWish): Promise<SeveralQuote> {
  const family = requireAccount(ctx.actor)
  const on = ctx.db.read
  const room = await findPublicRoom(on, wish.code)
  if (!room) throw new NotFound()
  const coming = await findComingSlotIds(on, room.id, ctx.now)
  const { slots, known } = await findKnown(family, ctx, coming, null)
  const going = known.children.filter((child) => wish.childIds.includes(child.id))
  const asked = { ...known, children: going }
  const wishes = slots.map((slot) => ({ slot, span: stretchIn(slot, wish.stretch) }))
  const wanted = wishes.filter(
    (one) => wish.slotIds.includes(one.slot.id) || meets(one, wish.pattern, ctx.now),
  )
  const { id, code, nameZh, nameEn } = room
  return {
    room: { id, code, nameZh, nameEn },
    children: known.children.map(({ id, name }) => ({ id, name })),
    hasConsent: slots.every((slot) => slot.hasConsent),
    offered: wishes.map((one) => reckonOne(one, asked, ctx.now)),
    chosen: reckon(wanted.slice(0, mostVisits), asked, ctx.now),
    unknown: wish.slotIds.filter((id) => !coming.includes(id)).length,
    beyond: Math.max(0, wanted.length - mostVisits),
  }
}

/**
 * The slots, in the order in which they are booked, and everything that computing visits to them
 * depends on. The booking `without` counts as ended.
 */
export async function findKnown(
  family: Account,
  ctx: Ctx,
  slotIds: string[],
  without: string | null,
): Promise<{ slots: SlotFacts[]; known: Known }> {
  const on = ctx.db.read
  const slots = await findSlotsFacts(on, slotIds, family.accountId)
  const days = slots.map((slot) => slot.day)
  const [children, moments, residentIn] = await Promise.all([
    findPlannedChildren(on, family.accountId, days, ctx.now, without),
    findMoments(on, slotIds, ctx.now, without),
    findHomeRoomIds(
      on,
      slots.map((slot) => slot.roomId),
      family.homeSubdistrictCode,
    ),
  ])
  const byKey = moments.map((one) => [momentKey(one.roomId, one.at), one.moment] as const)
  return { slots, known: { children, moments: new Map(byKey), residentIn: new Set(residentIn) } }
}

/** The whole of a fixed slot; of a flexible one the stretch asked for, or its first long one. */
function stretchIn(slot: SlotFacts, stretch: { from: string; to: string } | null): Span {
  if (!slot.flexible || !stretch) return usualSpan(slot, [])
  return { from: instantOf(slot.day, stretch.from), to: instantOf(slot.day, stretch.to) }
}

/** Whether a visit is one of a weekly wish: released, on that weekday, at that time of the slot. */
function meets({ slot }: Wish, pattern: Pattern | null, now: Date): boolean {
  if (!pattern?.weekdays.includes(weekdayOf(slot.day)) || now < slot.releasedAt) return false
  return timeOf(slot.startsAt) === pattern.from && timeOf(slot.endsAt) === pattern.to
}
