import { mayLicenseRoom, mayLicenseSomewhere } from '../authority/room-policy'
import { scopeOf } from '../authority/scope-rules'
import { staffRoom } from '../rooms/staff-room'
import { requireAccount } from '../shared/actor'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import {
  type RoomFacts,
  selectOperatorNames,
  selectRoomFacts,
  selectSubdistrictPolicies,
} from './facts-queries'
import { type PlaceRules, placeRules } from './place-rules'

export type NewRoomPlan = {
  /** The subdistricts the actor may enter a room in. */
  subdistrictCodes: string[]
  /** Their settings, each only once, and which of them a subdistrict has. */
  rules: PlaceRules[]
  rulesOf: Record<string, number>
  operatorNames: string[]
  /** The room to copy. */
  copied: RoomFacts | null
}

/**
 * What entering a room starts from: where it may be and which settings hold there, and the facts of
 * the room to copy, by its code. Throws NotFound for an actor who may not license rooms, and for a
 * room to copy that is not theirs.
 */
export async function planNewRoom(
  ctx: Ctx,
  { copy }: { copy: string | null },
): Promise<NewRoomPlan> {
  const actor = requireAccount(ctx.actor)
  if (!mayLicenseSomewhere(actor)) throw new NotFound()
  const on = ctx.db.read
  const from = copy === null ? null : await staffRoom(on, actor, { code: copy })
  if (from && !mayLicenseRoom(actor, from)) throw new NotFound()
  const [policies, operatorNames, copied] = await Promise.all([
    selectSubdistrictPolicies(on, scopeOf(actor), dayOf(ctx.now)),
    selectOperatorNames(on),
    from ? selectRoomFacts(on, from.id) : null,
  ])
  const rules: PlaceRules[] = []
  const known = new Map<string, number>()
  const rulesOf: Record<string, number> = {}
  for (const { code, policy } of policies) {
    const own = placeRules(policy)
    const print = JSON.stringify(own)
    const index = known.get(print) ?? rules.push(own) - 1
    known.set(print, index)
    rulesOf[code] = index
  }
  const subdistrictCodes = policies.map(({ code }) => code)
  return { subdistrictCodes, rules, rulesOf, operatorNames, copied }
}
