import type { Ctx } from '@/domain/shared/context'
import type { TestRoom } from '../../support/room'
import { everybody, type Person } from './cast'

/** What the use cases of the matrix are asked about. */
export type Scene = {
  day: string
  startsAt: Date
  room: TestRoom
  slotId: string
  otherSlotId: string
  childId: string
  guardianId: string
  bookingId: string
  /** What the guardian holds in the other slot. */
  holdId: string
  caregiverId: string
  timetableId: string
}

export type UseCase = { for: readonly Person[]; run: (ctx: Ctx, scene: Scene) => unknown }

export const signedIn = everybody.filter((one) => one !== 'visitor' && one !== 'system')
export const guardian: Person[] = ['guardian']
export const city: Person[] = ['city', 'system']
export const system: Person[] = ['system']
export const licensing: Person[] = ['subdistrict', 'district', 'city', 'system']
export const running: Person[] = ['manager', 'operator', ...licensing]
export const staff: Person[] = ['caregiver', ...running]
export const withRole = signedIn.filter((one) => one !== 'parent' && one !== 'guardian')
