import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { makeRoom } from '../room'
import { siteDatabase } from './running'

/** Tomorrow at nine the slots in fifteen days are released, unless a policy says otherwise. */
export function nextRelease(): Date {
  return instantOf(addDays(dayOf(new Date()), 1), '09:00')
}

/**
 * A room that no other test knows, with a morning to book and an afternoon that is released at
 * `nextRelease`.
 */
export async function makeReleasingRoom() {
  const today = dayOf(new Date())
  const releasedDay = addDays(today, 15)
  const nameZh = '放号测试宝宝屋'
  const room = await makeRoom(siteDatabase(), {
    nameZh,
    slots: [
      { day: addDays(today, 13), from: '09:00', to: '11:00' },
      { day: releasedDay, from: '14:00', to: '16:00' },
    ],
  })
  return { ...room, nameZh, releasedDay }
}
