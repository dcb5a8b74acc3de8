import { actorOfAccount } from '@/domain/accounts/actor-of-session'
import { createFirstAdministrator } from '@/domain/accounts/create-first-administrator'
import { grantRole } from '@/domain/accounts/grant-role'
import { registerAccount } from '@/domain/accounts/register-account'
import { setPolicy } from '@/domain/administration/set-policy'
import { markRoom } from '@/domain/favourites/mark-room'
import { listRoleChoices } from '@/domain/people/list-role-choices'
import type { Role } from '@/domain/shared/context'
import { addDays, dayOf } from '@/domain/shared/time'
import { buildFamily, type DemoChild } from './families'
import { managedRoomCode } from './inner-rooms'
import { granted, type Moment } from './moment'
import { operatorName } from './room-plan'

export const parentPhone = '+8613800000001'
export const managerPhone = '+8613800000002'
export const administratorPhone = '+8613800000003'
export const districtPhone = '+8613800000004'
export const subdistrictPhone = '+8613800000005'
export const operatorPhone = '+8613800000006'
export const caregiverPhone = '+8613800000007'

/** The rooms the demo's parent follows: one invented, one that public reports name. */
const parentsFavourites = ['nanyang', managedRoomCode]

/** The parent a visitor of the demo signs in as: two children, at home beside the manager's room. */
export async function buildParent(moment: Moment, today: string): Promise<DemoChild[]> {
  const children = await buildFamily(moment, {
    phone: parentPhone,
    name: '示例家长',
    language: 'zh',
    homeSubdistrictCode: '310106006',
    children: [
      {
        name: '示例·小满',
        birthDate: addDays(today, -610),
        relation: 'mother',
        allergies: '花生',
        notes: '午睡要抱小兔子',
      },
      { name: '示例·大满', birthDate: addDays(today, -950), relation: 'mother' },
    ],
  })
  for (const { family } of children.slice(0, 1)) {
    for (const code of parentsFavourites) granted(await markRoom(moment.as(family), { code }))
  }
  return children
}

/** The city's administrator; and by policy of the demo nobody is asked for a second factor. */
export async function buildCity(moment: Moment): Promise<void> {
  const ctx = moment.as({ kind: 'system' })
  granted(
    await createFirstAdministrator(ctx, { phone: administratorPhone, name: '示例市级管理员' }),
  )
  granted(
    await setPolicy(ctx, {
      target: { level: 'city' },
      effectiveFrom: dayOf(moment.now()),
      reason: '演示站点不要求第二步验证',
      settings: { secondFactorFrom: 'nobody', codesAnHour: 100_000 },
    }),
  )
}

/** One person for each office, around one room in 江宁路街道. */
export async function buildStaff(moment: Moment, roomId: string): Promise<void> {
  const ctx = moment.as({ kind: 'system' })
  const operatorId = await operatorOf(moment)
  const people: { phone: string; name: string; role: Role }[] = [
    { phone: managerPhone, name: '示例园长', role: { role: 'room_manager', roomId } },
    {
      phone: districtPhone,
      name: '示例区管理员',
      role: { role: 'district_administrator', districtCode: '310106' },
    },
    {
      phone: subdistrictPhone,
      name: '示例街镇管理员',
      role: { role: 'subdistrict_administrator', subdistrictCode: '310106006' },
    },
    { phone: operatorPhone, name: '示例运营方', role: { role: 'operator', operatorId } },
    { phone: caregiverPhone, name: '示例照护人员', role: { role: 'caregiver', roomId } },
  ]
  for (const { phone, name, role } of people) {
    const { accountId } = await registerAccount(ctx, { phone, language: 'zh', name })
    granted(await grantRole(ctx, { accountId, role }))
  }
}

/** The demo's operator, as the city's administrator finds it. */
async function operatorOf(moment: Moment): Promise<string> {
  const system = moment.as({ kind: 'system' })
  const { accountId } = await registerAccount(system, {
    phone: administratorPhone,
    language: 'zh',
  })
  const actor = await actorOfAccount(moment.db.read, accountId)
  if (!actor) throw new Error('the city has no administrator')
  const { scopes } = await listRoleChoices(moment.as(actor), { role: 'operator' })
  const found = scopes.find(({ name }) => name.zh === operatorName)
  if (!found) throw new Error('the demo has no operator')
  return found.value
}
