import { createFirstAdministrator } from '@/domain/accounts/create-first-administrator'
import { grantRole } from '@/domain/accounts/grant-role'
import { registerAccount } from '@/domain/accounts/register-account'
import { addDays } from '@/domain/shared/time'
import { buildFamily, type DemoChild } from './families'
import { granted, type Moment } from './moment'

export const parentPhone = '+8613800000001'
export const managerPhone = '+8613800000002'
export const administratorPhone = '+8613800000003'

/** The parent a visitor of the demo signs in as: two children, at home beside the manager's room. */
export function buildParent(moment: Moment, today: string): Promise<DemoChild[]> {
  return buildFamily(moment, {
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
}

/** The manager of one room and the city's administrator. */
export async function buildStaff(moment: Moment, roomId: string): Promise<void> {
  const ctx = moment.as({ kind: 'system' })
  granted(
    await createFirstAdministrator(ctx, { phone: administratorPhone, name: '示例市级管理员' }),
  )
  const { accountId } = await registerAccount(ctx, {
    phone: managerPhone,
    language: 'zh',
    name: '示例园长',
  })
  granted(await grantRole(ctx, { accountId, role: { role: 'room_manager', roomId } }))
}
