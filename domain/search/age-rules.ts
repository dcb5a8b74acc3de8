import { ageInMonths, dayOfAge } from '../shared/age'

/** Ages in completed months [from, to). */
export type Ages = { fromMonths: number; toMonths: number }

/** A child that no slot looked at takes, whichever of its days, and what can be done about it. */
export type AgeMisfit = {
  /** Null for an age that was typed. */
  childName: string | null
  ageMonths: number
  misfit: 'too_young' | 'too_old'
  /** The day from which a child too young is taken; null for an age that was typed. */
  from: string | null
  /** Whether rooms elsewhere leave the age out too, by the ages the policy says. */
  everywhere: boolean
}

type Looked = { name: string; birthDate: string } | { ageMonths: number }

/** The youngest and the oldest age that any of the slots takes. */
export function agesTaken(slots: readonly { ageFromMonths: number; ageToMonths: number }[]): Ages {
  return {
    fromMonths: Math.min(...slots.map((slot) => slot.ageFromMonths)),
    toMonths: Math.max(...slots.map((slot) => slot.ageToMonths)),
  }
}

/**
 * Which children are too young or too old for every slot looked at: `taken` are the youngest and the oldest
 * age any of them takes, `usual` those of the policy, `days` the first and the last day.
 */
export function ageMisfits(
  children: readonly Looked[],
  { taken, usual, days }: { taken: Ages; usual: Ages; days: { first: string; last: string } },
): AgeMisfit[] {
  return children.flatMap((child): AgeMisfit[] => {
    const named = 'birthDate' in child
    const on = (day: string) => (named ? ageInMonths(child.birthDate, day) : child.ageMonths)
    const [first, last] = [on(days.first), on(days.last)]
    const facts = { childName: named ? child.name : null, ageMonths: first }
    if (last < taken.fromMonths) {
      const from = named ? dayOfAge(child.birthDate, taken.fromMonths) : null
      const everywhere = last < usual.fromMonths
      return [{ ...facts, misfit: 'too_young', from, everywhere }]
    }
    if (first < taken.toMonths) return []
    return [{ ...facts, misfit: 'too_old', from: null, everywhere: first >= usual.toMonths }]
  })
}
