import { scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { pageNumber } from '../shared/page-number'
import { NotFound } from '../shared/refusal'
import { type ShortfallTerm, shortfallTerms } from './list-shortfalls'
import { type ShortfallLine, selectScopeShortfalls } from './shortfall-queries'

/** What can be wrong: too few caregivers, too many for the room, or a slot cut or closed. */
export const shortfallCauses = {
  staff: ['min_caregivers', 'ratio'],
  room: ['licensed_places', 'area_places', 'largest_group'],
  slot: ['slot_cap', 'slot_closed'],
} as const satisfies Record<string, readonly ShortfallTerm[]>

export type ShortfallCause = keyof typeof shortfallCauses

/** Lines on one page. */
export const shortfallsShown = 20

export type ScopeShortfall = Omit<ShortfallLine, 'term'> & { term: ShortfallTerm }

export type ScopeShortfalls = {
  shortfalls: ScopeShortfall[]
  total: number
  page: number
  pages: number
}

/**
 * What falls short in all the rooms the actor's roles take in: still to come, soonest first and the
 * larger of two first; or over without having been resolved; or resolved. `search` is a part of a
 * room's name or code, `division` a district's or subdistrict's code. Throws NotFound for somebody
 * without any role.
 */
export async function listScopeShortfalls(
  ctx: Ctx,
  asked: {
    state?: 'open' | 'over' | 'resolved'
    cause?: ShortfallCause | null
    division?: string | null
    search?: string
    page?: number
  } = {},
): Promise<ScopeShortfalls> {
  const actor = requireAccount(ctx.actor)
  if (actor.roles.length === 0) throw new NotFound()
  const page = pageNumber(asked.page)
  const { lines, total } = await selectScopeShortfalls(ctx.db.read, scopeOf(actor), {
    state: asked.state ?? 'open',
    terms: asked.cause ? shortfallCauses[asked.cause] : shortfallTerms,
    division: asked.division || null,
    search: (asked.search ?? '').trim().slice(0, 80),
    now: ctx.now,
    limit: shortfallsShown,
    offset: (page - 1) * shortfallsShown,
  })
  return {
    shortfalls: lines.flatMap(withTerm),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / shortfallsShown)),
  }
}

/** A line whose term is one that can fall short; none otherwise. */
export function withTerm(line: ShortfallLine): ScopeShortfall[] {
  const term = shortfallTerms.find((one) => one === line.term)
  return term ? [{ ...line, term }] : []
}
