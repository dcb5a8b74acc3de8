import { dayOf, instantOf } from '@/domain/shared/time'
import { makeSlots } from '@/domain/slots/make-slots'
import { type BuiltRoom, suspendWherePlanned } from './build-room'
import { bookable, bookedAt, type CitySlot, citySlots } from './city-slots'
import { wishesOf } from './crowds'
import { bookParentsNext, capSlot, closeSomeSlots, loseCaregiver } from './events'
import type { DemoChild } from './families'
import { managedRoomCode } from './inner-rooms'
import type { VisitBook } from './visits'

type City = { rooms: BuiltRoom[]; parentsChildren: DemoChild[]; now: Date }

/**
 * The last weeks up to now: families book and come, more slots are made, things change. What
 * had to be booked before today comes first, since today's slots closed then.
 */
export async function live(book: VisitBook, { rooms, parentsChildren, now }: City): Promise<void> {
  const { moment } = book
  const today = dayOf(now)
  const midnight = instantOf(today, '00:00')
  const roomOf = (code: string) => {
    const room = rooms.find(({ plan }) => plan.room.code === code)
    if (!room) throw new Error(`the demo city has no ${code}`)
    return room
  }
  const managed = roomOf(managedRoomCode)

  const before = await citySlots(moment.db)
  const early = wishesOf(rooms, before, now).filter(({ at }) => at < midnight)
  const parentsSlot = slotsOf(before, managed)
    .filter((slot) => slot.day < today)
    .at(-6)
  for (const wish of early) {
    if (parentsSlot && wish.at >= bookedAt(parentsSlot, now))
      await bookOnce(book, parentsChildren, parentsSlot)
    await book.fulfil(wish)
  }

  await book.moveTo(midnight)
  await makeSlots(moment.as({ kind: 'system' }))
  for (const room of rooms) await suspendWherePlanned(moment.as({ kind: 'system' }), room)
  await book.moveTo(now)

  const slots = (await citySlots(moment.db)).filter((slot) => slot.day > today)
  const coming = (code: string) => slotsOf(slots, roomOf(code))
  await closeSomeSlots(moment, coming('caojiadu-demo'))
  const own = coming(managedRoomCode)
  await capSlot(moment, own.at(-1))
  await bookParentsNext(
    book,
    parentsChildren,
    own.filter((slot) => bookable(slot, now)),
  )
  const done = new Set(early.map((wish) => wish.slot.id))
  for (const wish of wishesOf(rooms, await citySlots(moment.db), now)) {
    if (!done.has(wish.slot.id) && wish.slot.startsAt > now) await book.fulfil(wish)
  }
  await loseCaregiver(moment, roomOf('wujiaochang-demo'), coming('wujiaochang-demo')[0]?.day)
  await loseCaregiver(moment, managed, own.find((slot) => slot.day !== own[0]?.day)?.day)
}

async function bookOnce(book: VisitBook, children: DemoChild[], slot: CitySlot): Promise<void> {
  for (const child of children) if (!book.knows(child)) await book.book(child, slot)
}

function slotsOf(slots: CitySlot[], room: BuiltRoom): CitySlot[] {
  return slots.filter((slot) => slot.roomId === room.roomId)
}
