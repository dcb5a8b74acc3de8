import { describe, expect, it, test } from 'vitest'
import { grantingRoles, mayGrant, type RolePlace } from '@/domain/people/policy'
import { roleInvitationExpiry, roleInvitationState } from '@/domain/people/rules'
import { tokenFor, tokenHash } from '@/domain/people/secrets'
import type { Actor, Role } from '@/domain/shared/context'

/** A room of 江宁路街道 in 静安区, of the operator `o1`. */
const room = { id: 'r1', subdistrictCode: '310106006', districtCode: '310106', operatorId: 'o1' }
const neighbour = { ...room, id: 'r2', operatorId: 'o2' }
const sameDistrict = { ...neighbour, id: 'r3', subdistrictCode: '310106012' }
const elsewhere = {
  id: 'r4',
  subdistrictCode: '310105013',
  districtCode: '310105',
  operatorId: 'o4',
}

const nowhere: RolePlace = { districtCode: null, rooms: [] }
const at = (...rooms: (typeof room)[]): RolePlace => ({ districtCode: null, rooms })
const ofDistrict = (districtCode: string): RolePlace => ({ districtCode, rooms: [] })

/** Every role one might give, as seen from the room: own, another's, and above. */
const given: Record<string, [Role, RolePlace]> = {
  city: [{ role: 'city_administrator' }, nowhere],
  district: [{ role: 'district_administrator', districtCode: '310106' }, ofDistrict('310106')],
  otherDistrict: [{ role: 'district_administrator', districtCode: '310105' }, ofDistrict('310105')],
  subdistrict: [
    { role: 'subdistrict_administrator', subdistrictCode: '310106006' },
    ofDistrict('310106'),
  ],
  nextSubdistrict: [
    { role: 'subdistrict_administrator', subdistrictCode: '310106012' },
    ofDistrict('310106'),
  ],
  farSubdistrict: [
    { role: 'subdistrict_administrator', subdistrictCode: '310105013' },
    ofDistrict('310105'),
  ],
  operator: [{ role: 'operator', operatorId: 'o1' }, at(room)],
  operatorOfDistrict: [{ role: 'operator', operatorId: 'o2' }, at(neighbour, sameDistrict)],
  operatorAcross: [{ role: 'operator', operatorId: 'o3' }, at(room, elsewhere)],
  operatorWithoutRoom: [{ role: 'operator', operatorId: 'o5' }, nowhere],
  manager: [{ role: 'room_manager', roomId: 'r1' }, at(room)],
  caregiver: [{ role: 'caregiver', roomId: 'r1' }, at(room)],
  neighbourManager: [{ role: 'room_manager', roomId: 'r2' }, at(neighbour)],
  districtManager: [{ role: 'room_manager', roomId: 'r3' }, at(sameDistrict)],
  farCaregiver: [{ role: 'caregiver', roomId: 'r4' }, at(elsewhere)],
}

const account = (...roles: Role[]): Actor => ({
  kind: 'account',
  accountId: 'a',
  phone: '+8613900000000',
  name: null,
  language: 'zh',
  homeSubdistrictCode: null,
  roles,
})

const all = Object.keys(given)
const own = ['manager', 'caregiver']

/** The actors, and the roles each may give; all else is refused. */
const matrix: [string, Actor, string[]][] = [
  ['the program itself', { kind: 'system' }, all],
  ['a visitor', { kind: 'visitor' }, []],
  ['somebody without a role', account(), []],
  ['a city administrator', account({ role: 'city_administrator' }), all],
  [
    'a district administrator',
    account({ role: 'district_administrator', districtCode: '310106' }),
    [
      'district',
      'subdistrict',
      'nextSubdistrict',
      'operator',
      'operatorOfDistrict',
      ...own,
      'neighbourManager',
      'districtManager',
    ],
  ],
  [
    'a subdistrict administrator',
    account({ role: 'subdistrict_administrator', subdistrictCode: '310106006' }),
    ['subdistrict', 'operator', ...own, 'neighbourManager'],
  ],
  ['an operator', account({ role: 'operator', operatorId: 'o1' }), ['operator', ...own]],
  ['a room manager', account({ role: 'room_manager', roomId: 'r1' }), own],
  ['a caregiver', account({ role: 'caregiver', roomId: 'r1' }), []],
  [
    'somebody with two roles',
    account({ role: 'caregiver', roomId: 'r1' }, { role: 'room_manager', roomId: 'r4' }),
    ['farCaregiver'],
  ],
]

test.each(matrix)(
  '%s gives what is at or below their level and inside their scope',
  (_, actor, may) => {
    const allowed = all.filter((name) => {
      const [role, place] = given[name] ?? []
      return role && place && mayGrant(actor, role, place)
    })
    expect(allowed).toEqual(all.filter((name) => may.includes(name)))
  },
)

it('a caregiver’s role looks after nobody', () => {
  const roles: Role[] = [
    { role: 'caregiver', roomId: 'r1' },
    { role: 'room_manager', roomId: 'r2' },
  ]
  expect(grantingRoles(account(...roles))).toEqual([roles[1]])
  expect(grantingRoles({ kind: 'visitor' })).toEqual([])
})

describe('an invitation', () => {
  const now = new Date('2026-11-23T01:00:00Z')
  const open = { acceptedAt: null, withdrawnAt: null, expiresAt: roleInvitationExpiry(now) }

  it('can be used for seven days to the second', () => {
    expect(open.expiresAt).toEqual(new Date('2026-11-30T01:00:00Z'))
    expect(roleInvitationState(open, new Date(open.expiresAt.getTime() - 1))).toBe('open')
    expect(roleInvitationState(open, open.expiresAt)).toBe('expired')
  })

  it('stays what it became first', () => {
    const late = new Date('2027-01-01T00:00:00Z')
    expect(roleInvitationState({ ...open, acceptedAt: now }, late)).toBe('accepted')
    expect(roleInvitationState({ ...open, withdrawnAt: now }, late)).toBe('withdrawn')
  })

  it('has a token by who invites and which form, of which only a hash is kept', () => {
    const token = tokenFor('a', 'k')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(tokenFor('a', 'k')).toBe(token)
    expect(new Set([token, tokenFor('b', 'k'), tokenFor('a', 'l'), tokenHash(token)]).size).toBe(4)
  })
})
