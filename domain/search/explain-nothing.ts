import type { ChildRefusal } from '../claims/types'
import type { Ctx } from '../shared/context'
import { type AgeMisfit, type Ages, ageMisfits } from './age-rules'
import { closeTo, fitsFor, type Looking, type Where } from './fits-for'
import { countSlots } from './nothing-queries'
import { findFits } from './queries'
import { placesFor, refusalOf } from './rules'
import type { Searched } from './search-places'
import type { Wish, Would } from './types'

/** Why a search found nothing, the most telling first. */
export type NothingReason =
  | { kind: 'no_rooms' | 'no_slots' }
  /** No place left: for so many children together, or for so long, if that was asked for. */
  | { kind: 'full'; together: number; long: boolean }
  /** `all`: every slot looked at; otherwise some of them. */
  | { kind: 'too_short' | 'after_closing'; all: boolean }
  /** Some slots; if all, it is `no_such_age`. */
  | { kind: 'other_age' }
  | { kind: 'not_released'; all: boolean; releasedAt: Date }
  /** No slot takes the ages: what they take, and for which child that is why. */
  | { kind: 'no_such_age'; ages: Ages; misfits: AgeMisfit[] }
  | { kind: 'family'; childName: string; refusal: ChildRefusal }

export type Nothing = { reasons: NothingReason[]; would: Would[] }

/** Suggestions at most. */
const mostWould = 3

/**
 * Why a search found nothing, and up to three wishes a little different that find something now: a
 * later day, another part of the day, an hour less, one place further, one child alone. Each comes
 * with what it finds first, found by the same engine. For anybody.
 */
export async function explainNothing(ctx: Ctx, searched: Searched): Promise<Nothing> {
  const { wish } = searched
  const looking = { chosen: searched.chosen, ages: wish.ages }
  const where = whereOf(ctx, wish, searched)
  const [reasons, ...found] = await Promise.all([
    reasonsOf(ctx, looking, where, searched.ages),
    ...otherWishes(searched).map(async ({ kind, wish: other }): Promise<Would | null> => {
      const alone = searched.chosen.filter(({ id }) => other.childIds.includes(id))
      const [first] = await fitsFor(
        { chosen: alone, ages: other.ages },
        ctx,
        whereOf(ctx, other, searched),
      )
      return first ? { kind, wish: other, found: first } : null
    }),
  ])
  const kinds = new Set<Would['kind']>()
  const would = found.filter((one) => one !== null && !kinds.has(one.kind) && kinds.add(one.kind))
  return { reasons, would: would.filter((one) => one !== null).slice(0, mostWould) }
}

function whereOf(ctx: Ctx, wish: Wish, { days }: Searched): Where {
  return {
    place: { divisionCode: wish.divisionCode },
    days: wish.days.length > 0 ? wish.days : days.map(({ day }) => day),
    part: wish.part,
    minutes: wish.minutes,
    close: closeTo(ctx, wish.near),
    limit: 1,
    offset: 0,
  }
}

async function reasonsOf(
  ctx: Ctx,
  looking: Looking,
  where: Where,
  usual: Ages,
): Promise<NothingReason[]> {
  const { actor, db, now } = ctx
  const children = placesFor(looking.chosen, looking.ages)
  const [counts, [free]] = await Promise.all([
    countSlots(db.read, where, children, now),
    // What would fit if the children had no other visits, marks or caps.
    findFits(
      db.read,
      {
        ...where,
        children,
        busy: [],
        openBookings: 0,
        monthBookings: {},
        homeSubdistrictCode: actor.kind === 'account' ? actor.homeSubdistrictCode : null,
      },
      now,
    ),
  ])
  if (counts.rooms === 0) return [{ kind: 'no_rooms' }]
  if (counts.slots === 0) return [{ kind: 'no_slots' }]
  const refused = looking.chosen.flatMap((child): NothingReason[] => {
    const refusals = (free?.fits ?? []).map((fit) => refusalOf(child, fit, now))
    // A visit at that time says something of one stretch, everything else of all.
    const refusal = refusals.find((one) => one && one.reason !== 'overlaps') ?? refusals[0]
    return refusal ? [{ kind: 'family', childName: child.name, refusal }] : []
  })
  if (refused.length > 0) return refused
  const { otherAge, tooShort, notReleased, nextRelease, afterClosing } = counts
  if (otherAge === counts.slots) {
    const ages = { fromMonths: counts.ageFrom, toMonths: counts.ageTo }
    const [first = '', last = first] = [where.days.toSorted().at(0), where.days.toSorted().at(-1)]
    const looked =
      looking.chosen.length > 0 ? looking.chosen : looking.ages.map((ageMonths) => ({ ageMonths }))
    const misfits = ageMisfits(looked, { taken: ages, usual, days: { first, last } })
    return [{ kind: 'no_such_age', ages, misfits }]
  }
  const all = (count: number) => count === counts.slots
  const full = counts.slots - otherAge - tooShort - notReleased - afterClosing
  const reasons: (NothingReason | false)[] = [
    full > 0 && {
      kind: 'full',
      together: Math.max(1, children.length),
      long: where.minutes !== null,
    },
    notReleased > 0 &&
      nextRelease !== null && {
        kind: 'not_released',
        all: all(notReleased),
        releasedAt: nextRelease,
      },
    tooShort > 0 && { kind: 'too_short', all: all(tooShort) },
    afterClosing > 0 && { kind: 'after_closing', all: all(afterClosing) },
    otherAge > 0 && { kind: 'other_age' },
  ]
  return reasons.filter((one) => one !== false)
}

/** Wishes a little different, the smallest difference first. */
function otherWishes({ wish, days, chosen }: Searched): Pick<Would, 'kind' | 'wish'>[] {
  const first = { ...wish, page: 1 }
  const last = wish.days.toSorted().at(-1)
  const later = days.map(({ day }) => day).filter((day) => last !== undefined && day > last)
  const code = wish.divisionCode
  const wider = code === null ? [] : code.length > 6 ? [code.slice(0, 6), null] : [null]
  const all: (Pick<Would, 'kind' | 'wish'> | false)[] = [
    later.length > 0 && { kind: 'other_day', wish: { ...first, days: later } },
    wish.days.length > 0 && { kind: 'other_day', wish: { ...first, days: [] } },
    wish.minutes !== null &&
      wish.minutes > 60 && {
        kind: 'shorter',
        wish: { ...first, minutes: wish.minutes > 120 ? wish.minutes - 60 : 60 },
      },
    ...wider.map((divisionCode) => ({
      kind: 'further' as const,
      wish: { ...first, divisionCode },
    })),
    wish.part !== null && { kind: 'other_part', wish: { ...first, part: null } },
    ...(chosen.length > 1 ? chosen : []).map(({ id }) => ({
      kind: 'one_child' as const,
      wish: { ...first, childIds: [id] },
    })),
  ]
  return all.filter((one) => one !== false)
}
