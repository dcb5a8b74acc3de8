import { v7 } from 'uuid'
import type { Database } from '@/db/client'
import { policies } from '@/db/schema/policies'
import { rooms } from '@/db/schema/rooms'
import { caregivers, rosterShifts } from '@/db/schema/roster'
import { slots } from '@/db/schema/slots'
import { foldName } from '@/domain/shared/names'
import { instantOf } from '@/domain/shared/time'

type Policy = Partial<typeof policies.$inferInsert>
type Slot = {
  day: string
  from: string
  to: string
  cap?: number
  flexible?: boolean
  ageFromMonths?: number
  ageToMonths?: number
  priceFenPerHour?: number | null
}
export type TestRoom = { id: string; code: string; shiftIds: string[]; slotIds: string[] }

/**
 * A room of its own in 江宁路街道 with its policy, caregivers on duty 08:00–18:00 on the slots' days,
 * and slots. Reserves are off unless the policy says otherwise.
 */
export async function makeRoom(
  db: Database,
  options: {
    slots: Slot[]
    policy?: Policy
    caregivers?: number
    licensedPlaces?: number
    playAreaDm2?: number | null
    subdistrictCode?: string
    nameZh?: string
    status?: 'draft' | 'open' | 'suspended'
  },
): Promise<TestRoom> {
  const roomId = v7()
  const code = `test-${roomId}`
  const days = [...new Set(options.slots.map((slot) => slot.day))]
  const staff = Array.from({ length: options.caregivers ?? 2 }, () => v7())
  const shifts = days.flatMap((day) =>
    staff.map((caregiverId) => ({
      id: v7(),
      roomId,
      caregiverId,
      day,
      fromTime: '08:00',
      toTime: '18:00',
    })),
  )
  const made = options.slots.map((slot) => ({
    id: v7(),
    roomId,
    day: slot.day,
    startsAt: instantOf(slot.day, slot.from),
    endsAt: instantOf(slot.day, slot.to),
    ageFromMonths: slot.ageFromMonths ?? 12,
    ageToMonths: slot.ageToMonths ?? 36,
    cap: slot.cap ?? null,
    flexible: slot.flexible ?? false,
    priceFenPerHour: slot.priceFenPerHour === undefined ? 3000 : slot.priceFenPerHour,
    // The database fills these from the policy in force.
    releasedAt: new Date(0),
    bookingClosesAt: new Date(0),
    sameDayFrom: new Date(0),
    sameDayClosesAt: new Date(0),
    cancelUntil: new Date(0),
    sameDayReserve: 0,
    residentsReserve: 0,
    residentsUntil: new Date(0),
  }))
  const nameZh = options.nameZh ?? '测试宝宝屋'
  await db.transaction(async (tx) => {
    await tx.insert(rooms).values({
      id: roomId,
      code,
      subdistrictCode: options.subdistrictCode ?? '310106006',
      nameZh,
      nameFolded: foldName(nameZh),
      playAreaDm2: options.playAreaDm2 === undefined ? 10_000 : options.playAreaDm2,
      licensedPlaces: options.licensedPlaces ?? 10,
      priceFenPerHour: 3000,
      status: options.status ?? 'open',
    })
    await tx.insert(policies).values({
      level: 'room',
      roomId,
      effectiveFrom: '2020-01-01',
      sameDayReserve: 0,
      residentsReserve: 0,
      ...options.policy,
    })
    if (staff.length > 0) {
      await tx.insert(caregivers).values(
        staff.map((id, n) => ({
          id,
          roomId,
          name: `照护人员${n + 1}`,
          kind: 'caregiver' as const,
          countsForRatio: true,
        })),
      )
      await tx.insert(rosterShifts).values(shifts)
    }
    await tx.insert(slots).values(made)
  })
  return {
    id: roomId,
    code,
    shiftIds: shifts.map((shift) => shift.id),
    slotIds: made.map((slot) => slot.id),
  }
}
