import { v7 } from 'uuid'
import { endSessions } from '@/domain/accounts/end-sessions'
import { grantRole } from '@/domain/accounts/grant-role'
import { copyRoom } from '@/domain/administration/copy-room'
import { createRoom } from '@/domain/administration/create-room'
import { importRooms } from '@/domain/administration/import-rooms'
import { planNewRoom } from '@/domain/administration/plan-new-room'
import { previewPolicy } from '@/domain/administration/preview-policy'
import { savePolicy } from '@/domain/administration/save-policy'
import { setPolicy } from '@/domain/administration/set-policy'
import { withdrawPolicy } from '@/domain/administration/withdraw-policy'
import { openChildRecord } from '@/domain/families/open-child-record'
import { readChildRecord } from '@/domain/families/read-child-record'
import { searchFamilies } from '@/domain/families/search-families'
import { listPlans } from '@/domain/figures/list-plans'
import { readFigures } from '@/domain/figures/read-figures'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import { exportChildLog } from '@/domain/log/export-child-log'
import { openChildLog } from '@/domain/log/open-child-log'
import { readLog } from '@/domain/log/read-log'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { listPeople, readPerson } from '@/domain/people/list-people'
import { removeRole } from '@/domain/people/remove-role'
import { resetSecondFactor } from '@/domain/people/reset-second-factor'
import { withdrawRoleInvitation } from '@/domain/people/withdraw-role-invitation'
import { findPolicyPlaces } from '@/domain/policies/find-policy-places'
import type { PolicyInput } from '@/domain/policies/inputs'
import { listPolicyChanges } from '@/domain/policies/list-policy-changes'
import { readPolicies } from '@/domain/policies/read-policies'
import { listManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { readRoomTexts } from '@/domain/rooms/read-room-texts'
import { setRoomText } from '@/domain/rooms/set-room-text'
import type { Ctx, Role } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { findWaysOut } from '@/domain/shortfalls/find-ways-out'
import { listScopeShortfalls } from '@/domain/shortfalls/list-scope-shortfalls'
import type { scopeTable } from './scope-table'
import type { Place, ScopeWorld } from './scope-world'

const sealing = { seal: (text: string) => text, open: (text: string) => text }

type Asked = { place: Place; day: string; world: ScopeWorld }

/**
 * How each use case of the table is asked about a target. Throwing NotFound or answering false counts
 * as no; so does a target of a kind the use case does not know. A refusal for another reason counts as yes.
 */
export const asks: Record<keyof typeof scopeTable, (ctx: Ctx, asked: Asked) => unknown> = {
  setPolicy: (ctx, asked) => setPolicy(ctx, policyAt(asked)),
  previewPolicy: (ctx, asked) => previewPolicy(ctx, policyAt(asked)),
  savePolicy: (ctx, asked) =>
    savePolicy(ctx, { ...policyAt(asked), seen: '', agreed: null, check: false }),
  withdrawPolicy: (ctx, { place }) =>
    withdrawPolicy(ctx, { policyId: place.policyId, reason: '测试', confirmed: true }),
  listPolicyChanges: (ctx, { place }) => listPolicyChanges(ctx, { where: place.where, page: 1 }),
  findPolicyPlaces: async (ctx, { place: { where } }) => {
    const { places } = await findPolicyPlaces(ctx, { search: where.replace('room-', '') })
    return places.some((one) => one.where === where)
  },
  readPolicies: (ctx, { place }) => readPolicies(ctx, { where: place.where }),

  inviteToRole: (ctx, { place: { role } }) => {
    const input = { name: '某人', phone: '+8613900000000', role, key: v7() }
    return inviteToRole(ctx, input, (token) => token)
  },
  grantRole: (ctx, { place, world }) =>
    grantRole(ctx, { accountId: world.places.city.personId, role: place.role }),
  withdrawRoleInvitation: (ctx, { place }) =>
    withdrawRoleInvitation(ctx, { invitationId: place.invitationId }),
  removeRole: (ctx, { place }) => removeRole(ctx, { roleId: place.roleId, reason: '测试' }),
  listPeople: async (ctx, { place }) => {
    const { people } = await listPeople(ctx, { search: place.personName, page: 1 })
    return people.some((one) => one.id === place.personId)
  },
  readPerson: (ctx, { place }) => readPerson(ctx, { accountId: place.personId }),

  endSessions: (ctx, { place }) => endSessions(ctx, { accountId: place.personId }),
  resetSecondFactor: (ctx, { place }) =>
    resetSecondFactor(ctx, { accountId: place.personId, reason: '测试' }),

  readFigures: (ctx, { place, day }) =>
    readFigures(ctx, { where: place.where, period: { from: day, to: day } }),
  listPlans: (ctx, { place }) => listPlans(ctx, { where: place.where }),
  setResidentChildren: (ctx, { place, day }) => {
    const entry = { subdistrictCode: subdistrictOf(place), children: 321 }
    return setResidentChildren(ctx, { fromDay: day, source: null, entries: [entry] })
  },
  setProgrammeTarget: (ctx, { place }) =>
    place.where === 'city' && setProgrammeTarget(ctx, { year: 2026, newPlaces: 7001 }),

  importRooms: async (ctx, { place }) => {
    const subdistrict = subdistrictOf(place)
    const fields = { nameZh: '新宝宝屋', licensedPlaces: 10, subdistrictCode: subdistrict }
    const rows = [{ row: 2, district: '', subdistrict, fields, sound: true }]
    return (await importRooms(ctx, { key: v7(), check: false, rows })).ok
  },
  copyRoom: (ctx, { place, world }) => {
    const fromRoomId = (place.room ?? world.places.ownRoom.room)?.id ?? ''
    const to = place.room ? world.places.ownSubdistrict : place
    const room = { nameZh: '新宝宝屋', licensedPlaces: 10, subdistrictCode: subdistrictOf(to) }
    return copyRoom(ctx, { fromRoomId, room, timetables: true, policy: true })
  },
  planNewRoom: (ctx, { place: { room } }) => room !== null && planNewRoom(ctx, { copy: room.code }),
  readRoomTexts: (ctx, { place: { room } }) =>
    room !== null && readRoomTexts(ctx, { code: room.code }),
  setRoomText: (ctx, { place: { room } }) => {
    const text = { kind: 'bring' as const, textZh: '尿不湿', textEn: '', seen: null }
    return setRoomText(ctx, { roomId: room?.id ?? v7(), ...text })
  },
  createRoom: (ctx, { place }) =>
    createRoom(ctx, {
      nameZh: '新宝宝屋',
      licensedPlaces: 10,
      subdistrictCode: subdistrictOf(place),
    }),
  listManagedRooms: async (ctx, { place: { room } }) => {
    const { rooms } = await listManagedRooms(ctx, { search: room?.code ?? 'none' })
    return rooms.some((one) => one.id === room?.id)
  },

  listScopeShortfalls: async (ctx, { place: { room, shortfallId } }) => {
    const { shortfalls } = await listScopeShortfalls(ctx, { search: room?.code ?? 'none' })
    return shortfalls.some((one) => one.id === shortfallId)
  },
  findWaysOut: (ctx, { place }) => findWaysOut(ctx, { shortfallId: place.shortfallId ?? v7() }),

  searchFamilies: async (ctx, { place: { child } }) => {
    const found = await searchFamilies(ctx, { search: child?.name ?? 'nobody' })
    return found.ok && found.children.some((one) => one.childId === child?.id)
  },
  openChildRecord: (ctx, { place: { child } }) =>
    openChildRecord(ctx, { childId: child?.id ?? v7(), purpose: 'complaint', reason: '测试' }),

  readChildRecord: (ctx, { place: { child } }) =>
    readChildRecord(ctx, { childId: child?.id ?? v7() }, sealing),

  readLog: async (ctx, { place, world }) => {
    const { entries } = await readLog(ctx, { action: 'policy_set', reason: world.reason })
    return entries.some((entry) => entry.policyOf === place.where)
  },
  openChildLog: async (ctx, { place: { child } }) => {
    const opened = await openChildLog(ctx, { childId: child?.id ?? v7(), reason: '测试' })
    return opened.ok
  },
  exportChildLog: async (ctx, { place: { child }, day }) => {
    const { rows } = await exportChildLog(ctx, { year: Number(day.slice(0, 4)) })
    for await (const row of rows) if (row.childId === child?.id) return true
    return false
  },
}

function policyAt({ place, day }: Asked): PolicyInput {
  return {
    target: targetOf(place.role),
    effectiveFrom: day,
    reason: '测试',
    settings: { markMissed: 2 },
    confirmed: true,
  }
}

function targetOf(role: Role): PolicyInput['target'] {
  switch (role.role) {
    case 'district_administrator':
      return { level: 'district', districtCode: role.districtCode }
    case 'subdistrict_administrator':
      return { level: 'subdistrict', subdistrictCode: role.subdistrictCode }
    case 'caregiver':
      return { level: 'room', roomId: role.roomId }
    default:
      return { level: 'city' }
  }
}

function subdistrictOf({ role }: Place): string {
  if (role.role !== 'subdistrict_administrator') throw new NotFound()
  return role.subdistrictCode
}
