import { randomInt } from 'node:crypto'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeRoom } from '../room'
import { makeStaff } from '../staff'
import { siteDatabase } from './running'

/**
 * A room that no other test knows, with one morning some days ahead, its manager and the
 * administrator of its subdistrict.
 */
export async function makeOwnDesk(daysAhead: number) {
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), daysAhead)
  const nameZh = `前台 ${randomInt(1e9)} 宝宝屋`
  const room = await makeRoom(db, { nameZh, slots: [{ day, from: '09:00', to: '11:00' }] })
  const subdistrictCode = '310106006'
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  const office = await makeStaff(db, { role: 'subdistrict_administrator', subdistrictCode })
  const slotPath = `/manage/rooms/${room.code}/slots/${room.slotIds[0]}`
  return { nameZh, manager: manager.phone, office: office.phone, slotPath }
}
