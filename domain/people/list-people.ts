import { validate } from 'uuid'
import { toRole } from '../accounts/queries'
import { factorLevelOn } from '../accounts/second-factor-queries'
import type { FactorLevel } from '../accounts/second-factor-rules'
import { type RoomScope, scopeOf } from '../authority/scope-rules'
import { requireAccount } from '../shared/actor'
import type { Actor, Ctx } from '../shared/context'
import { pageNumber } from '../shared/page-number'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import {
  type OfferLine,
  type PersonLine,
  type RoleLine,
  selectOpenOffers,
  selectPeople,
  selectRolesOf,
} from './people-queries'
import { grantingRoles, mayGrant } from './policy'

/** People on one page. */
export const peopleShown = 30
const offersShown = 60

/** A role of a person in the actor's scope, and whether the actor may take it away. */
export type ShownRole = RoleLine & { mayRemove: boolean }

export type ShownPerson = Omit<PersonLine, 'total'> & {
  self: boolean
  roles: ShownRole[]
  /** Whether the actor may take their second factor away. */
  mayReset: boolean
}

export type People = {
  people: ShownPerson[]
  total: number
  offers: (OfferLine & { mayWithdraw: boolean })[]
  factorLevel: FactorLevel
}

/**
 * The people who hold a role in the actor's scope, by name, and the open invitations there, with
 * who gave or offered each role and when. Of a person's roles only those inside the scope show. An
 * operator shows if it has a room in the scope. Throws NotFound for an actor who gives no roles.
 */
export async function listPeople(
  ctx: Ctx,
  { search, page }: { search: string; page: number },
): Promise<People> {
  const scope = peopleScope(ctx.actor)
  const db = ctx.db.read
  const offset = (pageNumber(page) - 1) * peopleShown
  const [lines, offers, factorLevel] = await Promise.all([
    selectPeople(db, scope, { search, limit: peopleShown, offset }),
    selectOpenOffers(db, scope, { search, now: ctx.now, limit: offersShown }),
    factorLevelOn(db, dayOf(ctx.now)),
  ])
  return {
    people: await withRoles(ctx, scope, lines),
    total: lines[0]?.total ?? 0,
    offers: offers.map((one) => ({ ...one, mayWithdraw: mayGive(ctx.actor, one) })),
    factorLevel,
  }
}

/** One of them. Throws NotFound for somebody without a role in the actor's scope. */
export async function readPerson(
  ctx: Ctx,
  { accountId }: { accountId: string },
): Promise<ShownPerson & { factorLevel: FactorLevel }> {
  const scope = peopleScope(ctx.actor)
  if (!validate(accountId)) throw new NotFound()
  const db = ctx.db.read
  const asked = { search: '', limit: 1, offset: 0, accountId }
  const [person] = await withRoles(ctx, scope, await selectPeople(db, scope, asked))
  if (!person) throw new NotFound()
  return { ...person, factorLevel: await factorLevelOn(db, dayOf(ctx.now)) }
}

/** The scope in which an actor looks after people. */
function peopleScope(actor: Actor): RoomScope {
  const account = requireAccount(actor)
  const roles = grantingRoles(account)
  if (roles.length === 0) throw new NotFound()
  return scopeOf({ ...account, roles })
}

async function withRoles(ctx: Ctx, scope: RoomScope, lines: PersonLine[]): Promise<ShownPerson[]> {
  const { accountId } = requireAccount(ctx.actor)
  const ids = lines.map(({ id }) => id)
  const held = await selectRolesOf(ctx.db.read, scope, ids)
  return lines.map(({ total: _, ...person }) => {
    const own = held.filter((role) => role.accountId === person.id)
    const self = person.id === accountId
    return {
      ...person,
      self,
      roles: own
        .filter(({ visible }) => visible)
        .map((role) => ({ ...role, mayRemove: self || mayGive(ctx.actor, role) })),
      mayReset: person.enrolled && !self && own.every((role) => mayGive(ctx.actor, role)),
    }
  })
}

function mayGive(actor: Actor, row: RoleLine | OfferLine): boolean {
  const place = { districtCode: row.placeDistrictCode, rooms: row.placeRooms }
  return mayGrant(actor, toRole(row), place)
}
