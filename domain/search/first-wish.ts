import { policyInForce } from '../policies/policy-in-force'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { familyOf } from './looking'
import { mostChildren } from './rules'
import type { Wish } from './types'

/**
 * What a page that was asked for nothing searches first: a signed-in family's own subdistrict, for all
 * its children of the ages rooms take there. For anybody else, nothing in particular.
 */
export async function firstWish(ctx: Ctx, wish: Wish): Promise<Wish> {
  const { actor, db, now } = ctx
  if (actor.kind !== 'account') return wish
  const today = dayOf(now)
  const home = actor.homeSubdistrictCode
  const [children, policy] = await Promise.all([
    familyOf(ctx, [today]),
    policyInForce(db.read, { subdistrictCode: home, roomId: null, day: today }),
  ])
  const fitting = children.filter(({ birthDate }) => {
    const age = ageInMonths(birthDate, today)
    return age >= policy.ageFromMonths && age < policy.ageToMonths
  })
  return {
    ...wish,
    divisionCode: home,
    childIds: fitting.slice(0, mostChildren).map(({ id }) => id),
  }
}
