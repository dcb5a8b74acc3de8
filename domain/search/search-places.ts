import { type CalendarDay, selectDays } from '../calendar/queries'
import { policyInForce } from '../policies/policy-in-force'
import { selectReleaseDays } from '../policies/release-queries'
import type { PlannedChild } from '../several/reckoning-rules'
import type { Ctx } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { findDaysWithSlots } from '../slots/find-queries'
import type { Ages } from './age-rules'
import { closeTo, familyOf, fitsFor } from './fits-for'
import { firstWish } from './rules'
import type { RoomFits, Wish } from './types'

/** Today and so many days after it. */
export function daysFrom(today: string, ahead: number): string[] {
  return Array.from({ length: ahead + 1 }, (_, n) => addDays(today, n))
}

/** Rooms a page. */
const roomsPerPage = 10

export type SearchDay = { day: string; calendar: CalendarDay | null; hasSlots: boolean }

export type Searched = {
  /**
   * What was looked for: as asked, without days out of sight and children of others; or what a family
   * that asked for nothing looks for first.
   */
  wish: Wish
  today: string
  /** The ages that rooms take by the policy, in completed months [from, to). */
  ages: Ages
  days: SearchDay[]
  /** The family's children; none for a visitor. */
  children: PlannedChild[]
  /** Those of them whom the search is for; the wish's ages count if there are none. */
  chosen: PlannedChild[]
  rooms: RoomFits[]
  /** The page looked at; the first if the one asked for does not exist. */
  page: number
  /** Whether there is a page after this one. */
  more: boolean
}

/**
 * Places that could really be booked now for what somebody wishes: released, open, of the right ages,
 * with room for all the children together by the engine's own arithmetic, clear of their other visits
 * and of the caps, marks and residents' places booking would look at. Rooms close by come first. Days
 * can be chosen as far ahead as a room there releases slots; those past or further, and children that
 * are not the family's, count as not asked for. If nothing was asked for at all (`untouched`) a
 * family begins at home. For anybody.
 */
export async function searchPlaces(
  ctx: Ctx,
  asked: Wish,
  { untouched = false }: { untouched?: boolean } = {},
): Promise<Searched> {
  const { now } = ctx
  const today = dayOf(now)
  const on = ctx.db.read
  const { subdistrictCode: home } = closeTo(ctx, null)
  const place = { divisionCode: untouched ? home : asked.divisionCode }
  const ahead = await selectReleaseDays(on, place, today)
  const days = daysFrom(today, ahead)
  const [children, policy, withSlots, calendar] = await Promise.all([
    familyOf(ctx, days),
    policyInForce(on, { subdistrictCode: home, roomId: null, day: today }),
    findDaysWithSlots(on, place, days),
    selectDays(on, today, addDays(today, ahead)),
  ])
  const ages = { fromMonths: policy.ageFromMonths, toMonths: policy.ageToMonths }
  const first = untouched ? firstWish(asked, { home, children }, ages, today) : asked
  const chosen = children.filter(({ id }) => first.childIds.includes(id))
  const wish = {
    ...first,
    days: first.days.filter((one) => days.includes(one)),
    childIds: chosen.map(({ id }) => id),
  }
  const found = (page: number) =>
    fitsFor({ chosen, ages: wish.ages }, ctx, {
      place,
      days: wish.days.length > 0 ? wish.days : days,
      part: wish.part,
      minutes: wish.minutes,
      close: closeTo(ctx, wish.near),
      limit: roomsPerPage + 1,
      offset: (page - 1) * roomsPerPage,
    })
  const there = await found(wish.page)
  const page = there.length > 0 ? wish.page : 1
  const rooms = page === wish.page ? there : await found(page)
  return {
    wish,
    today,
    ages,
    days: days.map((day) => ({
      day,
      calendar: calendar.find((entry) => entry.day === day) ?? null,
      hasSlots: withSlots.includes(day),
    })),
    children,
    chosen,
    rooms: rooms.slice(0, roomsPerPage),
    page,
    more: rooms.length > roomsPerPage,
  }
}
