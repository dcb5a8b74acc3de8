import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { openChildRecord } from '@/domain/families/open-child-record'
import { markRoom } from '@/domain/favourites/mark-room'
import { inviteToRole } from '@/domain/people/invite-to-role'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import { bookSeveral } from '@/domain/several/book-several'
import { addDays, dayOf } from '@/domain/shared/time'
import { sealing } from '@/lib/sealing'
import { ctxOf, makeFamily } from '../../support/family'
import { makeOwnRoom } from '../../support/site/own-room'
import { makeOwnSlots } from '../../support/site/own-slot'
import { makeOwnBooking, makeOwnWeek } from '../../support/site/own-week'
import { runningSite, siteDatabase } from '../../support/site/running'
import { makeStaff } from '../../support/staff'
import { once } from './state'

/** A name as long as a form lets through, without a place to break. */
export const unbroken = 'Wolfeschlegelsteinhausenbergerdorffwelch'

function rename(childId: string): Promise<unknown> {
  return siteDatabase().transaction((tx) =>
    tx.execute(sql`update children set name = ${unbroken} where id = ${childId}`),
  )
}

/** A room with a full morning of nine children, one allergic, and its manager. */
export const room = once(makeOwnRoom)

/** The same with one of its two caregivers gone, so that the morning falls short. */
export const shortfall = once(async () => {
  const db = siteDatabase()
  const made = await makeOwnRoom()
  const [stays] = await db.read.execute<{ id: string }>(sql`
    select caregiver_id as id from roster_shifts where room_id = ${made.room.id} limit 1`)
  const shift = { caregiverId: stays?.id ?? '', fromTime: '08:00', toTime: '18:00', breaks: [] }
  const rostered = await setDayRoster(
    { actor: { kind: 'system' }, now: new Date(), db },
    { roomId: made.room.id, day: made.day, shifts: [shift] },
  )
  if (!rostered.ok) throw new Error(rostered.reason)
  const [raised] = await db.read.execute<{ id: string }>(sql`
    select id from shortfalls where room_id = ${made.room.id}`)
  return { ...made, path: `/manage/shortfalls/${raised?.id}` }
})

/** A slot and a family booked in it that stands at the desk: its manager, addresses, the child. */
export const desk = once(async () => {
  const made = await makeOwnSlots()
  const db = siteDatabase()
  const { account, childIds } = await makeFamily(db, [addDays(made.day, -540)])
  await rename(childIds[0] ?? '')
  const bookingId = await makeOwnBooking(account.phone, made.slotIds[0] ?? '')
  const { phone } = await makeStaff(db, { role: 'room_manager', roomId: made.id })
  const slots = `/manage/rooms/${made.code}/slots`
  return {
    phone,
    roomId: made.id,
    find: `${slots}/${made.slotIds[0]}/desk`,
    quote: `${slots}/${made.slotIds[1]}/desk?family=${account.accountId}`,
    cancel: `${slots}/${made.slotIds[0]}/desk/${bookingId}`,
    childId: childIds[0] ?? '',
  }
})

/** The record of that child, opened by another manager. */
export const record = once(async () => {
  const { roomId, childId } = await desk()
  const db = siteDatabase()
  const actor = await makeStaff(db, { role: 'room_manager', roomId })
  const why = { purpose: 'complaint', reason: '家长来电' } as const
  await openChildRecord({ actor, now: new Date(), db }, { childId, ...why })
  return { phone: actor.phone, path: `/manage/families/children/${childId}` }
})

/** A family with two children, two visits booked by one press, and a favourite. */
export const family = once(async () => {
  const week = await makeOwnWeek()
  const [first = '', second = '', third = ''] = week.slotIds
  const born = addDays(dayOf(new Date()), -540)
  const { account, childIds } = await makeFamily(siteDatabase(), [born, born])
  const [childId = ''] = childIds
  await rename(childId)
  const ctx = ctxOf(siteDatabase(), account, new Date())
  const children = [{ childId, free: true }]
  const items = [first, second].map((slotId) => ({ slotId, span: null, children }))
  const pressed = await bookSeveral(ctx, { key: v7(), wish: 'all', items })
  if (!pressed.ok) throw new Error(pressed.reason)
  await markRoom(ctx, { code: week.code })
  return {
    phone: account.phone,
    child: `/my/children/${childId}`,
    booking: `/bookings/${pressed.bookings[0]?.id}`,
    several: `/book/several/${pressed.requestId}`,
    plan: `/book/several?room=${week.code}&slot=${third}&child=${childId}`,
    later: `/book/${week.slotIds.at(-1)}`,
  }
})

/** The link of an invitation to run a room, the number it is for, and the manager who sees it. */
export const invitation = once(async () => {
  const { phone: by } = await room()
  const { phone, token } = await invite()
  return { by, phone, path: `/invitations/${token}` }
})

/** Invites somebody to run the first room by a message that holds `link`. */
export async function invite(link = '') {
  const { room: made } = await room()
  const db = siteDatabase()
  const actor = await makeStaff(db, { role: 'city_administrator' })
  const { phone } = await makeStaff(db, null)
  const role = { role: 'room_manager', roomId: made.id } as const
  const sent = await inviteToRole(
    { actor, now: new Date(), db, messageSealing: sealing('messages', runningSite().secret) },
    { name: '新来的同事', phone, key: v7(), role },
    (token) => link || `/invitations/${token}`,
  )
  if (!sent.ok) throw new Error(sent.reason)
  return { phone, token: sent.token }
}

/** A caregiver of the first room: the manager who sees them, and their page. */
export const colleague = once(async () => {
  const made = await room()
  const role = { role: 'caregiver', roomId: made.room.id } as const
  const { accountId } = await makeStaff(siteDatabase(), role)
  return { by: made.phone, path: `/manage/people/${accountId}` }
})
