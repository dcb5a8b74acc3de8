import type { Ctx } from '../shared/context'
import { pageNumber } from '../shared/page-number'
import { selectHistory } from './history-queries'
import { whereOf } from './level-rules'
import { selectPlace } from './place-queries'
import { allowedPlace, maySeePolicy } from './policy'
import type { Policy } from './types'

/** Entries on one page of a place's history. */
const entriesShown = 10

/** One change of a place's settings: null is inherited. `by` is null for the system. */
export type PolicyChange = {
  id: string
  at: Date
  by: string | null
  withdrawn: boolean
  effectiveFrom: string | null
  reason: string | null
  changes: { field: keyof Policy; from: unknown; to: unknown }[]
}

/**
 * Who changed the settings of a place, when, from what to what and why, latest first; pages count
 * from 1. For those who may look at them.
 */
export async function listPolicyChanges(
  ctx: Ctx,
  { where, page: wanted }: { where: string; page: number },
): Promise<{ changes: PolicyChange[]; page: number; pages: number }> {
  const page = pageNumber(wanted)
  const asked = whereOf(where)
  const found = asked && (await selectPlace(ctx.db.read, asked))
  const place = allowedPlace(ctx.actor, found, maySeePolicy)
  const { entries, total } = await selectHistory(ctx.db.read, place, {
    offset: (page - 1) * entriesShown,
    limit: entriesShown,
  })
  return {
    page,
    pages: Math.ceil(total / entriesShown),
    changes: entries.map(({ action, changes, ...entry }) => ({
      ...entry,
      withdrawn: action === 'policy_withdrawn',
      changes: Object.entries(changes ?? {}).map(([field, [from, to]]) => ({
        field: field as keyof Policy,
        from,
        to,
      })),
    })),
  }
}
