import {
  type Measure,
  type OpenShortfall,
  type SlotPlaces,
  type SlotTerm,
  slotTerms,
} from './preview-queries'

/** A slot and its places before and after; null if it is not there. */
export type SlotEffect = Pick<SlotPlaces, 'slotId' | 'roomId' | 'day' | 'startsAt' | 'endsAt'> & {
  from: number | null
  to: number | null
}

/** A shortfall a change makes or makes worse; `before` is 0 for a new one. */
export type ShortfallEffect = OpenShortfall & { before: number }

/** What a change does to slots that have not begun. Each list in order of time. */
export type Effect = {
  /** Rooms in which any slot changes, comes or goes. */
  roomIds: string[]
  losing: SlotEffect[]
  gaining: SlotEffect[]
  added: SlotEffect[]
  removed: SlotEffect[]
  /** Slots whose places stay but of whose other terms some change, with which. */
  otherTerms: (SlotEffect & { terms: SlotTerm[] })[]
  worse: ShortfallEffect[]
  /** Shortfalls that are resolved or become smaller. */
  eased: number
}

/**
 * The difference between two measures of the same rooms. A slot loses places if either the fewest
 * or the most of its places fall, and gains if one rises and neither falls; the places answered are
 * the fewest unless only the most change.
 */
export function effectBetween(before: Measure, after: Measure): Effect {
  const was = new Map(before.slots.map((slot) => [slot.slotId, slot]))
  const is = new Set(after.slots.map((slot) => slot.slotId))
  const effect: Effect = {
    roomIds: [],
    losing: [],
    gaining: [],
    added: [],
    removed: before.slots.filter((slot) => !is.has(slot.slotId)).map((s) => told(s, null)),
    otherTerms: [],
    worse: [],
    eased: 0,
  }
  for (const slot of after.slots) {
    const old = was.get(slot.slotId)
    if (!old) effect.added.push(told(null, slot))
    else if (slot.fewest < old.fewest || slot.most < old.most) effect.losing.push(told(old, slot))
    else if (slot.fewest > old.fewest || slot.most > old.most) effect.gaining.push(told(old, slot))
    else {
      const terms = changedTerms(old, slot)
      if (terms.length > 0) effect.otherTerms.push({ ...told(old, slot), terms })
    }
  }
  const { losing, gaining, added, removed, otherTerms } = effect
  const changed = [losing, gaining, added, removed, otherTerms].flat()
  effect.roomIds = [...new Set(changed.map((slot) => slot.roomId))].sort()
  effect.worse = worseThan(before.shortfalls, after.shortfalls)
  const left = new Map(after.shortfalls.map((one) => [keyOf(one), one]))
  effect.eased = before.shortfalls.filter((old) => {
    const one = left.get(keyOf(old))
    return !one || (one.shortBy < old.shortBy && !isWorse(one, old))
  }).length
  return effect
}

/** What falls short now that did not before, or by more, or for longer. */
export function worseThan(before: OpenShortfall[], after: OpenShortfall[]): ShortfallEffect[] {
  const short = new Map(before.map((one) => [keyOf(one), one]))
  return after.flatMap((one) => {
    const old = short.get(keyOf(one))
    return isWorse(one, old) ? [{ ...one, before: old?.shortBy ?? 0 }] : []
  })
}

/** Two effects on different rooms as one. */
export function joinEffects(one: Effect, other: Effect): Effect {
  return {
    roomIds: [...one.roomIds, ...other.roomIds],
    losing: [...one.losing, ...other.losing],
    gaining: [...one.gaining, ...other.gaining],
    added: [...one.added, ...other.added],
    removed: [...one.removed, ...other.removed],
    otherTerms: [...one.otherTerms, ...other.otherTerms],
    worse: [...one.worse, ...other.worse],
    eased: one.eased + other.eased,
  }
}

/** Rooms, of those in the effect, with a slot that loses places or goes. */
export function roomsLosing({ losing, removed }: Effect): number {
  return new Set([...losing, ...removed].map((slot) => slot.roomId)).size
}

function told(old: SlotPlaces | null, slot: SlotPlaces | null): SlotEffect {
  const one = slot ?? old
  if (!one) throw new Error('a slot is told before or after')
  const { slotId, roomId, day, startsAt, endsAt } = one
  const by = old && slot && old.fewest === slot.fewest ? 'most' : 'fewest'
  return { slotId, roomId, day, startsAt, endsAt, from: old?.[by] ?? null, to: slot?.[by] ?? null }
}

function changedTerms(old: SlotPlaces, slot: SlotPlaces): SlotTerm[] {
  return slotTerms.filter(
    (term) => JSON.stringify(old.terms[term]) !== JSON.stringify(slot.terms[term]),
  )
}

/** A shortfall that was not there before, or is larger or longer now. */
function isWorse(one: OpenShortfall, old: OpenShortfall | undefined): boolean {
  return !old || one.shortBy > old.shortBy || one.fromAt < old.fromAt || one.toAt > old.toAt
}

function keyOf({ roomId, day, term, slotId }: OpenShortfall): string {
  return `${roomId} ${day} ${term} ${slotId ?? ''}`
}
