import { validate } from 'uuid'
import type { Ctx } from '../shared/context'
import { parsePhone } from '../shared/phone'
import { NotFound } from '../shared/refusal'
import { addDays, instantOf, isDay } from '../shared/time'
import { hasOpened, selectChildren } from './child-log-queries'
import type { LogFilters } from './inputs'
import { type LogEntry, selectActors, selectEntries, selectRoomsNamed } from './log-queries'
import { type LogScope, logScopeOf } from './policy'
import { childLogSince } from './rules'

/** The most entries that one page shows. */
export const entriesShown = 50
/** The most people or rooms that are searched together; if there are more, `cut` says so. */
const namesAtOnce = 50

export type LogPage = {
  entries: LogEntry[]
  /** The entry to go on from; null if there are no older ones. */
  next: string | null
  /** Whether what was typed fits more people or rooms than were searched. */
  cut: boolean
  /** Whether a reason must be given for the log of this child; nothing is shown before. */
  reasonNeeded: boolean
  mayExport: boolean
}

/**
 * The log within an administrator's scope, newest first. A child's entries are shown for some hours
 * after a reason was given (`openChildLog`). Throws NotFound for others than administrators and for
 * a child outside the scope.
 */
export async function readLog(ctx: Ctx, filters: LogFilters = {}): Promise<LogPage> {
  const { reader, scope } = logScopeOf(ctx.actor)
  const on = ctx.db.read
  const mayExport = scope.city || scope.districtCodes.length > 0
  const nothing = { entries: [], next: null, cut: false, reasonNeeded: false, mayExport }
  const childId = filters.childId ?? null
  if (childId !== null) {
    const known = validate(childId) && (await selectChildren(on, scope, { childId })).length > 0
    if (!known) throw new NotFound()
    const since = childLogSince(ctx.now)
    const told = await hasOpened(on, { accountId: reader.accountId, childId, since })
    if (!told) return { ...nothing, reasonNeeded: true }
  }
  const actorIds = await actorsNamed(ctx, filters.person ?? '')
  const roomIds = await roomsNamed(ctx, scope, filters.room ?? '')
  if (actorIds?.length === 0 || roomIds?.length === 0) return nothing
  const found = await selectEntries(
    on,
    scope,
    {
      actorIds: actorIds?.slice(0, namesAtOnce) ?? null,
      roomIds: roomIds?.slice(0, namesAtOnce) ?? null,
      childId,
      action: filters.action?.trim().slice(0, 60) || null,
      from: dayBegin(filters.fromDay),
      to: dayBegin(filters.toDay, 1),
      reason: filters.reason?.trim().slice(0, 100) || null,
      after: filters.after && validate(filters.after) ? filters.after : null,
    },
    entriesShown + 1,
  )
  const entries = found.slice(0, entriesShown)
  const cut = [actorIds, roomIds].some((ids) => (ids?.length ?? 0) > namesAtOnce)
  const next = found.length > entriesShown ? (entries.at(-1)?.id ?? null) : null
  return { ...nothing, entries, next, cut }
}

async function actorsNamed(ctx: Ctx, typed: string): Promise<string[] | null> {
  const text = typed.trim().slice(0, 60)
  if (text === '') return null
  const phone = parsePhone(text)
  return selectActors(ctx.db.read, phone ? { phone } : { name: text }, namesAtOnce + 1)
}

async function roomsNamed(ctx: Ctx, scope: LogScope, typed: string): Promise<string[] | null> {
  const text = typed.trim().slice(0, 80)
  return text === '' ? null : selectRoomsNamed(ctx.db.read, scope, text, namesAtOnce + 1)
}

function dayBegin(day: string | null | undefined, later = 0): Date | null {
  return day && isDay(day) ? instantOf(addDays(day, later), '00:00') : null
}
