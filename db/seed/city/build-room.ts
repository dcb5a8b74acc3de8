import { createRoom } from '@/domain/administration/create-room'
import { openRoom } from '@/domain/administration/open-room'
import { setPolicy } from '@/domain/administration/set-policy'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { listCalendarDays } from '@/domain/calendar/list-calendar-days'
import { addCaregiver } from '@/domain/roster/add-caregiver'
import type { ShiftInput } from '@/domain/roster/inputs'
import { repeatDayRoster } from '@/domain/roster/repeat-day-roster'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { createTimetable } from '@/domain/timetables/create-timetable'
import { granted } from './moment'
import type { PatternPlan, RoomPlan } from './room-plan'
import { tellOfRoom } from './room-texts'

export type BuiltRoom = { roomId: string; plan: RoomPlan; shifts: ShiftInput[] }

/**
 * Builds one room through the use cases: the room, what it says of itself, its own policy, its
 * staff, their roster up to a day, its timetables; then opens it, so that its slots are made once,
 * with everything in place.
 */
export async function buildRoom(
  ctx: Ctx,
  plan: RoomPlan,
  { today, rosterTo }: { today: string; rosterTo: string },
): Promise<BuiltRoom> {
  const { roomId } = granted(await createRoom(ctx, plan.room))
  await tellOfRoom(ctx, roomId, plan)
  const from = dayOf(ctx.now)
  if (plan.policy) {
    granted(
      await setPolicy(ctx, {
        target: { level: 'room', roomId },
        effectiveFrom: from,
        reason: '示例',
        settings: plan.policy,
      }),
    )
  }
  const shifts = await staff(ctx, roomId, { plan, today })
  const days = await daysOpen(ctx, plan, from, rosterTo)
  const [first, ...others] = days
  if (first && shifts.length > 0) {
    granted(await setDayRoster(ctx, { roomId, day: first, shifts }))
    granted(await repeatDayRoster(ctx, { roomId, fromDay: first, toDays: others }))
  }
  for (const pattern of plan.patterns) {
    granted(await createTimetable(ctx, timetable(roomId, pattern, { from, today })))
  }
  if (plan.status !== 'draft') granted(await openRoom(ctx, { roomId }))
  return { roomId, plan, shifts }
}

/** Suspends a room that shows how that looks; after its past, since nobody can book it then. */
export async function suspendWherePlanned(ctx: Ctx, { plan, roomId }: BuiltRoom): Promise<void> {
  if (plan.status !== 'suspended') return
  granted(await suspendRoom(ctx, { roomId, reason: plan.reason ?? '示例' }))
}

/** The staff with checks of their records well ahead; the health worker's runs out soon. */
async function staff(
  ctx: Ctx,
  roomId: string,
  { plan, today }: { plan: RoomPlan; today: string },
): Promise<ShiftInput[]> {
  const shifts: ShiftInput[] = []
  for (const [index, written] of plan.shifts.entries()) {
    const name = `示例照护人员${index + 1}`
    const { caregiverId } = granted(
      await addCaregiver(ctx, {
        roomId,
        name,
        kind: 'caregiver',
        qualification: index % 2 === 0 ? 'childcare_worker' : 'infant_care',
        qualifiedUntil: addDays(today, 200 + 20 * index),
      }),
    )
    const [hours = '', ...breaks] = written.split(' ')
    shifts.push({ caregiverId, ...span(hours), breaks: breaks.map(span) })
  }
  const qualifiedUntil = addDays(today, 20)
  const training = { qualification: 'nurse' as const, qualifiedUntil }
  const healthWorker = { roomId, name: '示例保健人员', kind: 'health_worker' as const, ...training }
  granted(await addCaregiver(ctx, healthWorker))
  return shifts
}

/** The days on which some pattern may open: worked days, and weekends if a pattern names them. */
async function daysOpen(ctx: Ctx, plan: RoomPlan, from: string, to: string): Promise<string[]> {
  const named = new Set(plan.patterns.flatMap((pattern) => pattern.days))
  const days = await listCalendarDays(ctx, { from, to })
  return days
    .filter(({ day, kind }) => {
      if (kind === 'holiday') return false
      return named.has(weekdayOf(day)) || (kind === 'makeup' && named.has(1))
    })
    .map(({ day }) => day)
}

function timetable(
  roomId: string,
  pattern: PatternPlan,
  { from, today }: { from: string; today: string },
) {
  return {
    roomId,
    weekdays: pattern.days,
    ...span(pattern.hours),
    ageFromMonths: pattern.ages?.[0] ?? null,
    ageToMonths: pattern.ages?.[1] ?? null,
    cap: pattern.cap ?? null,
    flexible: pattern.flexible ?? false,
    priceFenPerHour: pattern.price === undefined ? null : pattern.price * 100,
    validFrom: pattern.begins === undefined ? from : addDays(today, pattern.begins),
    validTo: null,
    sharesCapacity: pattern.shares ?? false,
  }
}

function span(hours: string): { fromTime: string; toTime: string } {
  const [fromTime = '', toTime = ''] = hours.split('-')
  return { fromTime, toTime }
}
