import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { setSlotCap } from '@/domain/slots/set-slot-cap'
import { named } from '../named'
import { makeStaff } from '../staff'
import { makeOwnRoom } from './own-room'
import { siteDatabase } from './running'

/** A subdistrict of another district than the room's. */
const elsewhere = '310105001'

/**
 * A room that no other test knows, where a manager with a name of their own lowered a cap with a
 * reason; with an administrator for the city, its subdistrict and a subdistrict elsewhere.
 */
export async function makeOwnLog() {
  const made = await makeOwnRoom()
  const db = siteDatabase()
  const managerName = `林管理${randomInt(1e9)}`
  const reason = `停水维修${randomInt(1e9)}`
  const manager = await makeStaff(db, { role: 'room_manager', roomId: made.room.id })
  const childName = `石榴${randomInt(1e9)}`
  await db.transaction(async (tx) => {
    await tx.execute(sql`update accounts set ${named(managerName)} where id = ${manager.accountId}`)
    await tx.execute(sql`
      update children set ${named(childName)} where id = (select child_id from bookings
        where slot_id = ${made.room.slotIds[0]} order by id limit 1)`)
  })
  await setSlotCap(
    { actor: manager, now: new Date(), db, origin: 'web 192.0.2.7' },
    {
      slotId: made.room.slotIds[1] ?? '',
      cap: 6,
      reason,
      seen: { status: 'open', cap: null, bookings: 0 },
      confirmed: true,
    },
  )
  const city = await makeStaff(db, { role: 'city_administrator' })
  const own = { role: 'subdistrict_administrator', subdistrictCode: '310106006' } as const
  const subdistrict = await makeStaff(db, own)
  const other = await makeStaff(db, { ...own, subdistrictCode: elsewhere })
  return {
    ...made,
    managerName,
    reason,
    childName,
    phones: { city: city.phone, subdistrict: subdistrict.phone, elsewhere: other.phone },
  }
}
