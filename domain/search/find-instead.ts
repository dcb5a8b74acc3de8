import { validate } from 'uuid'
import type { Span } from '../claims/types'
import { selectReleaseDays } from '../policies/release-queries'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf, minutesBetween } from '../shared/time'
import { familyOf, fitsFor, type Looking } from './fits-for'
import { daysFrom } from './search-places'
import { findSlotPlace, type SlotPlace } from './slot-queries'
import type { Fit, FitRoom } from './types'

export const insteadKinds = ['other_time', 'nearby', 'shorter'] as const

/** A way out of a full slot: the same room at another time, a room nearby, or a shorter stay. */
export type Instead = {
  kind: (typeof insteadKinds)[number]
  room: FitRoom
  metres: number | null
  fit: Fit
}

const hour = 3_600_000

/**
 * Up to three ways out if a slot, or a stretch of it, cannot be had, different in kind, each of
 * which could be booked at the moment of asking for all the children: the same room at the nearest
 * other time, a room nearby at about the same time, a shorter stay in the same room that day. For
 * anybody; without children named, for one child of an age (completed months) or of any. Throws
 * NotFound if there is no such slot.
 */
export async function findInstead(
  ctx: Ctx,
  asked: { slotId: string; span: Span | null; childIds: string[]; ageMonths: number | null },
): Promise<Instead[]> {
  if (!validate(asked.slotId)) throw new NotFound()
  const today = dayOf(ctx.now)
  const slot = await findSlotPlace(ctx.db.read, asked.slotId)
  if (!slot) throw new NotFound()
  const days = daysFrom(today, await selectReleaseDays(ctx.db.read, slot, today))
  const children = await familyOf(ctx, days)
  const looking: Looking = {
    chosen: children.filter(({ id }) => asked.childIds.includes(id)),
    ages: asked.ageMonths === null ? [] : [asked.ageMonths],
  }
  const span = asked.span ?? { from: slot.startsAt, to: slot.endsAt }
  const found = await Promise.all([
    otherTime(ctx, looking, slot, span, days),
    nearby(ctx, looking, slot, span),
    shorter(ctx, looking, slot, span),
  ])
  return distinct(found.filter((one) => one !== null))
}

const anyTime = { part: null, close: { spot: null, subdistrictCode: null, districtCode: null } }

/** The same room: the stretch that begins nearest to the one asked for, as long or longer if there is one. */
async function otherTime(
  ctx: Ctx,
  looking: Looking,
  slot: SlotPlace,
  span: Span,
  days: string[],
): Promise<Instead | null> {
  const minutes = minutesBetween(span.from, span.to)
  for (const least of [minutes, null]) {
    const [found] = await fitsFor(looking, ctx, {
      ...anyTime,
      place: { roomId: slot.roomId },
      days,
      minutes: least,
      notSlotId: slot.flexible ? null : slot.id,
      limit: 1,
      offset: 0,
    })
    const fit = found?.fits.toSorted((a, b) => apart(a, span) - apart(b, span))[0]
    if (found && fit) return { kind: 'other_time', room: found.room, metres: found.metres, fit }
  }
  return null
}

/** The nearest other room with a stretch that begins within an hour of the one asked for. */
async function nearby(
  ctx: Ctx,
  looking: Looking,
  slot: SlotPlace,
  span: Span,
): Promise<Instead | null> {
  const { latitude, longitude } = slot
  const [found] = await fitsFor(looking, ctx, {
    place: { divisionCode: null },
    days: [slot.day],
    part: null,
    minutes: null,
    starting: {
      from: new Date(span.from.getTime() - hour),
      to: new Date(span.from.getTime() + hour),
    },
    close: {
      spot: latitude === null || longitude === null ? null : { latitude, longitude },
      subdistrictCode: slot.subdistrictCode,
      districtCode: slot.districtCode,
    },
    notRoomId: slot.roomId,
    limit: 3,
    offset: 0,
  })
  const fit = found?.fits.toSorted((a, b) => apart(a, span) - apart(b, span))[0]
  return found && fit ? { kind: 'nearby', room: found.room, metres: found.metres, fit } : null
}

/** The same room on the same day: the longest stay that is shorter than the one asked for. */
async function shorter(
  ctx: Ctx,
  looking: Looking,
  slot: SlotPlace,
  span: Span,
): Promise<Instead | null> {
  const minutes = minutesBetween(span.from, span.to)
  const [found] = await fitsFor(looking, ctx, {
    ...anyTime,
    place: { roomId: slot.roomId },
    days: [slot.day],
    minutes: null,
    mostMinutes: minutes - 30,
    limit: 1,
    offset: 0,
  })
  const fit = found?.fits
    .filter((one) => lengthOf(one) < minutes)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a) || apart(a, span) - apart(b, span))[0]
  return found && fit ? { kind: 'shorter', room: found.room, metres: found.metres, fit } : null
}

function lengthOf({ from, to }: Span): number {
  return minutesBetween(from, to)
}

function apart(fit: Span, span: Span): number {
  return Math.abs(fit.from.getTime() - span.from.getTime())
}

/** No stretch is offered twice. */
function distinct(all: Instead[]): Instead[] {
  const seen = new Set<string>()
  return all.filter(({ fit }) => {
    const key = `${fit.slotId} ${fit.from.toISOString()} ${fit.to.toISOString()}`
    return !seen.has(key) && seen.add(key)
  })
}
