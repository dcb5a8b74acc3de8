import { mayRunRoom } from '../authority/room-policy'
import { type OnDuty, selectOnDuty } from '../explaining/explain-queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import { type Ctx, writing } from '../shared/context'
import { addDays, dayOf } from '../shared/time'
import { comingShortfalls, type Shortfall } from '../shortfalls/list-shortfalls'
import { type DutyHalfHour, selectDuty } from './duty-queries'
import type { RoomDaysInput } from './manage-inputs'
import { type BookedChild, type ManagedSlot, selectManagedSlots } from './manage-queries'
import { readBookedChildren } from './read-booked-children'

export type SlotWithChildren = ManagedSlot & { children: BookedChild[] }

export type RoomDays = {
  room: StaffRoom
  today: string
  day: string
  /** Whether the actor may change things here, or only see them. */
  mayChange: boolean
  /** Whether names and allergies are withheld until the actor states a reason. */
  closed: boolean
  slots: SlotWithChildren[]
  /** Seven days from the day asked for, in numbers. */
  week: { day: string; slots: ManagedSlot[] }[]
  shortfalls: Shortfall[]
  roster: OnDuty[]
  duty: DutyHalfHour[]
}

/**
 * One day of a room with the children booked, the six days after it in numbers, who is on duty, and
 * what falls short from today on. For everybody with a role over the room, caregivers too. That
 * the children's records were read is noted, with what for; an office above the room states a
 * reason first. Throws NotFound for other rooms.
 */
export async function readRoomDays(ctx: Ctx, input: RoomDaysInput): Promise<RoomDays> {
  const { day } = input
  const room = await staffRoom(ctx.db.read, ctx.actor, { code: input.code })
  const last = addDays(day, 6)
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const slots = await selectManagedSlots(tx, { roomId: room.id, from: day, to: last }, now)
    const { children: booked, closed } = await readBookedChildren(write, room, { day })
    return {
      room,
      closed,
      today: dayOf(now),
      day,
      mayChange: mayRunRoom(ctx.actor, room),
      slots: slots
        .filter((slot) => slot.day === day)
        .map((slot) => ({ ...slot, children: booked.filter((one) => one.slotId === slot.id) })),
      week: Array.from({ length: 7 }, (_, n) => addDays(day, n)).map((one) => ({
        day: one,
        slots: slots.filter((slot) => slot.day === one),
      })),
      shortfalls: await comingShortfalls(tx, room.id, now),
      roster: await selectOnDuty(tx, room.id, day),
      duty: await selectDuty(tx, room.id, day),
    }
  })
}
