import { validate } from 'uuid'
import { maskNumber } from '../children/rules'
import type { IdentityKind } from '../children/types'
import { ageInMonths } from '../shared/age'
import type { Ctx } from '../shared/context'
import { givenName } from '../shared/names'
import { NotFound } from '../shared/refusal'
import type { Sealing } from '../shared/sealing'
import { dayOf } from '../shared/time'
import { familyScope } from './family-scope'
import { readingMinutes, sinceWhen } from './reading-rules'
import {
  type RecordBooking,
  type RecordMark,
  type RecordRow,
  selectAllowanceOf,
  selectBookingsInScope,
  selectMarks,
  selectRecord,
} from './record-queries'

/** A child's record as the member of staff reads it who stated why. */
export type OpenedRecord = Pick<
  RecordRow,
  'id' | 'name' | 'birthDate' | 'allergies' | 'notes' | 'guardians'
> & {
  opened: true
  /** Until when it can be read without stating a reason again. */
  until: Date
  ageMonths: number
  identity: { kind: IdentityKind; masked: string } | null
  bookings: RecordBooking[]
  marks: RecordMark[]
  allowance: { unit: 'visits' | 'minutes'; granted: number; left: number } | null
}

/** What is shown before a reason is stated: enough to know whose record it would be. */
export type ClosedRecord = { opened: false; id: string; givenName: string; ageMonths: number }

/**
 * A child's record, for half an hour after the reader stated why (see `openChildRecord`); before
 * that only the given name and age. Bookings are those in the reader's scope. Throws NotFound for
 * a child without a booking in the scope, for caregivers and for people without a role.
 */
export async function readChildRecord(
  ctx: Ctx,
  { childId }: { childId: string },
  sealing: Sealing,
): Promise<OpenedRecord | ClosedRecord> {
  const { staff, scope } = familyScope(ctx.actor)
  if (!validate(childId)) throw new NotFound()
  const { now, db } = ctx
  const on = db.read
  const asked = { childId, staffId: staff.accountId, since: sinceWhen(now), now }
  const row = await selectRecord(on, scope, asked)
  if (!row) throw new NotFound()
  const today = dayOf(now)
  const { id, name, birthDate, allergies, notes, guardians, identityKind, identitySealed } = row
  const ageMonths = ageInMonths(birthDate, today)
  if (row.openedAt === null) return { opened: false, id, givenName: givenName(name), ageMonths }
  const [bookings, marks, allowance] = await Promise.all([
    selectBookingsInScope(on, scope, childId, now),
    selectMarks(on, childId, now),
    selectAllowanceOf(on, childId, today),
  ])
  return {
    opened: true,
    until: new Date(new Date(row.openedAt).getTime() + readingMinutes * 60_000),
    ...{ id, name, birthDate, ageMonths, allergies, notes, guardians, bookings, marks, allowance },
    identity:
      identityKind && identitySealed
        ? { kind: identityKind, masked: maskNumber(sealing.open(identitySealed)) }
        : null,
  }
}
