import { and, asc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { shortfalls } from '@/db/schema/capacity'
import { instant, many, withDates } from '@/db/sql'
import type { RoomScope } from '../authority/scope-rules'
import { inScope } from '../rooms/staff-queries'
import { roomNamed } from '../shared/name-queries'

/** The shortfalls of a room from a day on that nobody has resolved, soonest first. */
export function selectShortfalls(on: Executor, roomId: string, from: string) {
  return on
    .select({
      id: shortfalls.id,
      slotId: shortfalls.slotId,
      day: shortfalls.day,
      term: shortfalls.term,
      fromAt: shortfalls.fromAt,
      toAt: shortfalls.toAt,
      shortBy: shortfalls.shortBy,
    })
    .from(shortfalls)
    .where(
      and(eq(shortfalls.roomId, roomId), gte(shortfalls.day, from), isNull(shortfalls.resolvedAt)),
    )
    .orderBy(asc(shortfalls.day), asc(shortfalls.fromAt), asc(shortfalls.term))
}

/** A shortfall with the room it is of, as a list over several rooms shows it. */
export type ShortfallLine = {
  id: string
  slotId: string | null
  day: string
  term: string
  fromAt: Date
  toAt: Date
  shortBy: number
  raisedAt: Date
  resolvedAt: Date | null
  roomId: string
  code: string
  nameZh: string
  nameEn: string | null
  districtZh: string
  districtEn: string
  subdistrictZh: string
  subdistrictEn: string
  /** Children booked in the room while it lasts; by the ledger, which a claim past its time leaves when it is ended. */
  bookings: number
}

type LineRow = ShortfallLine & { total: number }

const instantsOfLine = { fromAt: Date, toAt: Date, raisedAt: Date, resolvedAt: Date }

export type ShortfallsAsked = {
  state: 'open' | 'over' | 'resolved'
  terms: readonly string[]
  /** A district's or subdistrict's code. */
  division: string | null
  search: string
  now: Date
  limit: number
  offset: number
}

/**
 * Shortfalls of a scope, with how many there are in all: what is still to come soonest first and
 * the larger of two first; what is over or resolved the latest first.
 */
export async function selectScopeShortfalls(
  on: Executor,
  scope: RoomScope,
  asked: ShortfallsAsked,
): Promise<{ lines: ShortfallLine[]; total: number }> {
  const now = instant(asked.now)
  const inState = {
    open: sql`f.resolved_at is null and f.to_at > ${now}`,
    over: sql`f.resolved_at is null and f.to_at <= ${now}`,
    resolved: sql`f.resolved_at is not null`,
  }[asked.state]
  const order =
    asked.state === 'open'
      ? sql`f.from_at, f.short_by desc, f.id`
      : sql`coalesce(f.resolved_at, f.to_at) desc, f.id`
  const rows = await on.execute(
    linesWhere(
      sql`${inState} and ${inScope(scope)}
        and f.term = any (${many(asked.terms, 'text')})
        and (${asked.division}::text is null or sd.district_code = ${asked.division}
          or r.subdistrict_code = ${asked.division})
        and (${asked.search === ''} or ${roomNamed(sql`r`, asked.search)})`,
      order,
      { limit: asked.limit, offset: asked.offset },
    ),
  )
  const found = withDates<LineRow>(rows, instantsOfLine)
  return { lines: found.map(lineOf), total: found[0]?.total ?? 0 }
}

/** One shortfall within the scope, in whatever state; null if there is none. */
export async function findShortfall(
  on: Executor,
  scope: RoomScope,
  id: string,
): Promise<ShortfallLine | null> {
  const rows = await on.execute(
    linesWhere(sql`f.id = ${id}::uuid and ${inScope(scope)}`, sql`f.id`, { limit: 1, offset: 0 }),
  )
  const [row] = withDates<LineRow>(rows, instantsOfLine)
  return row ? lineOf(row) : null
}

function linesWhere(where: SQL, order: SQL, { limit, offset }: { limit: number; offset: number }) {
  return sql`
    with chosen as materialized (
      select f.id, f.slot_id as "slotId", f.day::text as day, f.term, f.from_at as "fromAt",
        f.to_at as "toAt", f.short_by as "shortBy", f.raised_at as "raisedAt",
        f.resolved_at as "resolvedAt", r.id as "roomId", r.code, r.name_zh as "nameZh",
        r.name_en as "nameEn", d.name_zh as "districtZh", d.name_en as "districtEn",
        sd.name_zh as "subdistrictZh", sd.name_en as "subdistrictEn",
        count(*) over ()::int as total, row_number() over (order by ${order}) as place
      from shortfalls f
      join rooms r on r.id = f.room_id
      join subdistricts sd on sd.code = r.subdistrict_code
      join districts d on d.code = sd.district_code
      where ${where}
      order by place
      limit ${limit} offset ${offset}
    )
    select c.*, (select count(*)::int from bookings b
      where b.room_id = c."roomId" and b.starts_at < c."toAt" and b.ends_at > c."fromAt"
        and b.starts_at > c."fromAt" - interval '1 day'
        and (c."slotId" is null or b.slot_id = c."slotId")
        and b.child_id is not null and not ended(b.status)) as bookings
    from chosen c order by c.place`
}

function lineOf({ total: _, ...line }: LineRow): ShortfallLine {
  return line
}
