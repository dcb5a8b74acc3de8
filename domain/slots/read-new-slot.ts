import { mayRunRoom } from '../authority/room-policy'
import { type CalendarDay, selectDays } from '../calendar/queries'
import { policyInForce } from '../policies/policy-in-force'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import type { Ctx } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { dayOf } from '../shared/time'
import type { NewSlotInput } from './manage-inputs'
import { type ManagedSlot, selectManagedSlots } from './manage-queries'
import { type PatternLimits, patternLimits } from './pattern-limits'
import { isDayOff } from './single-rules'

export type NewSlotPage = {
  room: StaffRoom
  day: string
  /** Null if nobody has entered what day it is. */
  calendar: CalendarDay | null
  /** Whether rooms stay closed on it unless somebody says otherwise. */
  dayOff: boolean
  limits: PatternLimits
  /** The slots of the day. */
  slots: ManagedSlot[]
}

/**
 * What the form for one more slot on a day shows. For the people who run the room; NotFound for anybody else.
 */
export async function readNewSlot(ctx: Ctx, { code, day }: NewSlotInput): Promise<NewSlotPage> {
  const on = ctx.db.read
  const room = await staffRoom(on, ctx.actor, { code })
  if (!mayRunRoom(ctx.actor, room)) throw new NotFound()
  const [, later = day] = [day, dayOf(ctx.now)].toSorted()
  const { id: roomId, subdistrictCode } = room
  const [[calendar = null], limits, policy, slots] = await Promise.all([
    selectDays(on, day, day),
    patternLimits(on, room, later),
    policyInForce(on, { subdistrictCode, roomId, day: later }),
    selectManagedSlots(on, { roomId: room.id, from: day, to: day }, ctx.now),
  ])
  const dayOff = calendar !== null && isDayOff(calendar, policy.openOnMakeupDays)
  return { room, day, calendar, dayOff, limits, slots }
}
