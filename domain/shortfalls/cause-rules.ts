import type { LimitChange } from '../explaining/change-queries'
import type { PolicySources } from '../explaining/explain-queries'
import type { Policy } from '../policies/types'
import type { ShortfallTerm } from './list-shortfalls'

/** A number of a room or policy that a limit is computed from, and which way it makes the limit tighter. */
type Part = { field: string; tighter: 'up' | 'down' | 'shut' | 'either' }

/** Settings each limit is computed from. */
const ofPolicies: Record<ShortfallTerm, (Part & { field: keyof Policy & keyof PolicySources })[]> =
  {
    min_caregivers: [{ field: 'minCaregivers', tighter: 'up' }],
    ratio: [
      { field: 'fixedRatio', tighter: 'down' },
      { field: 'mixedPolicy', tighter: 'either' },
      { field: 'ageBands', tighter: 'either' },
    ],
    licensed_places: [],
    area_places: [{ field: 'areaPerChildDm2', tighter: 'up' }],
    largest_group: [{ field: 'largestGroup', tighter: 'down' }],
    slot_cap: [{ field: 'slotCap', tighter: 'down' }],
    slot_closed: [],
  }

const ofStaff: Part[] = [
  { field: 'shifts', tighter: 'down' },
  { field: 'countsForRatio', tighter: 'down' },
  { field: 'active', tighter: 'down' },
  { field: 'qualification', tighter: 'either' },
  { field: 'qualifiedUntil', tighter: 'down' },
]

/** What else each limit is computed from, by the kind of thing that is changed. */
const ofThings: Record<ShortfallTerm, { [kind: string]: Part[] }> = {
  min_caregivers: { roster: ofStaff, caregiver: ofStaff },
  ratio: { roster: ofStaff, caregiver: ofStaff },
  licensed_places: {
    room: [
      { field: 'licensedPlaces', tighter: 'down' },
      { field: 'status', tighter: 'shut' },
    ],
  },
  area_places: { room: [{ field: 'playAreaDm2', tighter: 'down' }] },
  largest_group: {},
  slot_cap: { slot: [{ field: 'cap', tighter: 'either' }] },
  slot_closed: { slot: [{ field: 'status', tighter: 'shut' }] },
}

/**
 * Whether a change of a room's day may have brought a shortfall about: it made the very limit tighter that
 * falls short, and the number it changed is the one in force. More shifts, or a rule that another level
 * sets anew, are no cause.
 */
export function isCause(
  change: Pick<LimitChange, 'subjectKind' | 'subjectId' | 'action' | 'changes'>,
  { term, slotId }: { term: ShortfallTerm; slotId: string | null },
  sources: PolicySources,
): boolean {
  const { subjectKind, subjectId, action, changes } = change
  if (subjectKind === 'policy') {
    return ofPolicies[term].some(({ field, tighter }) => {
      const holds = action === 'policy_withdrawn' || sources[field]?.policyId === subjectId
      return holds && tightens(changes[field], tighter)
    })
  }
  if (subjectKind === 'slot' && subjectId !== slotId) return false
  if (subjectKind === 'roster' && !changes.shifts) return true
  return (ofThings[term][subjectKind] ?? []).some(({ field, tighter }) =>
    tightens(changes[field], tighter),
  )
}

function tightens(change: [from: unknown, to: unknown] | undefined, way: Part['tighter']): boolean {
  if (!change) return false
  const [from, to] = change
  if (way === 'shut') return to !== 'open'
  // Of what was not set before, or is given back, the log does not say which way it went.
  if (way === 'either' || from === null || to === null) return true
  const [before, after] = typeof from === 'string' ? [from, String(to)] : [Number(from), Number(to)]
  // As many shifts may be shorter ones.
  return way === 'up' ? after > before : after <= before
}
