import { addDays, dayOf, timeOf } from '@/domain/shared/time'
import { makeRoom } from '../room'
import { siteDatabase } from './running'

const daysAhead = 13

/** A room that no other test knows, with one morning that is released `seconds` from now. */
export async function makeOwnOpening(seconds: number) {
  const release = new Date((Math.floor(Date.now() / 1000) + seconds) * 1000)
  const day = addDays(dayOf(release), daysAhead)
  const wholeSeconds = String(release.getUTCSeconds()).padStart(2, '0')
  const db = siteDatabase()
  const room = await makeRoom(db, {
    nameZh: '放号时刻宝宝屋',
    slots: [{ day, from: '09:00', to: '11:00' }],
    policy: { releaseDaysAhead: daysAhead, releaseTime: `${timeOf(release)}:${wholeSeconds}` },
  })
  const slotId = room.slotIds[0] ?? ''
  return { ...room, slotId, day, release, roomPath: `/rooms/${room.code}?day=${day}` }
}
