import type { Wish } from '@/domain/search/types'
import type { PlannedChild } from '@/domain/several/reckoning-rules'
import { ageInMonths } from '@/domain/shared/age'
import { paths } from '@/lib/paths'
import { spotText } from './_wish'

/** The address of a search. */
export function searchOf(wish: Wish, view: 'map' | null = null): string {
  return paths.search({
    division: wish.divisionCode,
    near: wish.near && spotText(wish.near),
    days: wish.days,
    part: wish.part,
    minutes: wish.minutes,
    children: wish.childIds,
    ages: wish.ages,
    page: wish.page,
    view,
  })
}

/** The same search for somebody else: with the children's ages in place of the children. */
export function searchForOthers(wish: Wish, chosen: PlannedChild[], today: string): string {
  const ages = chosen.map(({ birthDate }) => ageInMonths(birthDate, today))
  return searchOf({ ...wish, childIds: [], ages: ages.length > 0 ? ages : wish.ages, page: 1 })
}
