import { sql } from 'drizzle-orm'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeFamily } from '../family'
import { makeRoom } from '../room'
import { makeStaff } from '../staff'
import { inFreeSubdistrict } from './free-subdistrict'
import { siteDatabase } from './running'

/**
 * A subdistrict without rooms of the demo, with one room of its own in which nine of ten places of a
 * morning in two days are booked, and its administrator's number: rules can be changed there without
 * disturbing anybody.
 */
export async function makeOwnSubdistrict() {
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), 2)
  const { room, ...free } = await inFreeSubdistrict(async ({ code, name }) => ({
    code,
    name,
    room: await makeRoom(db, {
      slots: [
        { day, from: '09:00', to: '11:00' },
        { day, from: '14:00', to: '16:00' },
      ],
      licensedPlaces: 12,
      subdistrictCode: code,
      nameZh: '规则测试宝宝屋',
    }),
  }))
  const { account, childIds } = await makeFamily(
    db,
    Array.from({ length: 9 }, (_, n) => addDays(day, -500 - 20 * n)),
  )
  await db.transaction(async (tx) => {
    for (const childId of childIds) {
      await tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
        select uuid_v7(), id, ${childId}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
        from slots where id = ${room.slotIds[0]}`)
    }
  })
  const administrator = await makeStaff(db, {
    role: 'subdistrict_administrator',
    subdistrictCode: free.code,
  })
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  return { ...free, room, day, phone: administrator.phone, managerPhone: manager.phone }
}

/** The number of a city administrator that no other test knows. */
export async function makeOwnAdministrator(): Promise<string> {
  const db = siteDatabase()
  return (await makeStaff(db, { role: 'city_administrator' })).phone
}

/** The number of an administrator of 静安区 that no other test knows. */
export async function makeOwnDistrictAdministrator(): Promise<string> {
  const role = { role: 'district_administrator', districtCode: '310106' } as const
  return (await makeStaff(siteDatabase(), role)).phone
}
