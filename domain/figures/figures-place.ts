import type { Executor } from '@/db/client'
import { requireSignedIn } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'
import {
  cityPlace,
  selectDistrictPlace,
  selectRoomPlace,
  selectSubdistrictPlace,
} from './place-queries'
import { maySeeFigures } from './policy'
import type { FiguresPlace } from './types'

/**
 * The place a page's address names (`city`, six or nine digits, `room-` and a code, `mine` for all
 * rooms one runs), if the actor may see its figures. Throws SignInNeeded for a visitor, and
 * NotFound for what is not there or lies outside or above the actor's scope.
 */
export async function figuresPlace(
  on: Executor,
  actor: Actor,
  where: string,
): Promise<FiguresPlace> {
  requireSignedIn(actor)
  const found = await placeNamed(on, where)
  if (!found || !maySeeFigures(actor, found, found)) throw new NotFound()
  const { operatorId: _, ...place } = found
  return place
}

async function placeNamed(
  on: Executor,
  where: string,
): Promise<(FiguresPlace & { operatorId: string | null }) | null> {
  if (where === 'city') return { ...cityPlace, operatorId: null }
  if (where === 'mine') {
    return { ...cityPlace, level: 'mine', where, nameZh: '', nameEn: '', operatorId: null }
  }
  if (/^\d{6}$/.test(where)) return selectDistrictPlace(on, where)
  if (/^\d{9}$/.test(where)) return selectSubdistrictPlace(on, where)
  return where.startsWith('room-') ? selectRoomPlace(on, where.slice(5)) : null
}
