import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many } from '@/db/sql'
import { pastItsTime } from '@/db/stands'
import type { BookingPolicy } from '../claims/types'
import { carriedPolicy, frozenSetting } from '../policies/frozen-queries'
import { takesBookings, within } from '../slots/find-queries'
import type { DayPart, Fit, FitRoom, Spot } from './types'

/** What the places are for: one child each, born on a day or of an age in completed months. */
export type FitFor = { born: string | null; ageMonths: number | null; factorHundredths: number }

/** The rooms preferred: near a spot, then in a subdistrict, then in a district. */
export type Close = {
  spot: Spot | null
  subdistrictCode: string | null
  districtCode: string | null
}

export type FitsAsked = {
  place: { roomId: string } | { divisionCode: string | null }
  days: string[]
  part: DayPart | null
  minutes: number | null
  children: FitFor[]
  /** Visits the children have already; nothing that overlaps one is found. */
  busy: { from: Date; to: Date }[]
  /** The most open bookings any of the children has, and the most in each month, `'2026-11'`. */
  openBookings: number
  monthBookings: Record<string, number>
  homeSubdistrictCode: string | null
  close: Close
  /** Of a flexible slot no longer stretch than this; as long as `minutes` if it is not said. */
  mostMinutes?: number
  /** A slot and a room that are not wanted. */
  notSlotId?: string | null
  notRoomId?: string | null
  /** Only stretches that begin between two instants. */
  starting?: { from: Date; to: Date } | null
  limit: number
  offset: number
}

/** A stretch found, before it is known what it costs whom. */
export type FoundStretch = Omit<Fit, 'costs'> & { policy: BookingPolicy }

export type FoundRoomFits = { room: FitRoom; metres: number | null; fits: FoundStretch[] }

type StretchRow = Omit<FoundStretch, 'from' | 'to' | 'policy'> & {
  from: string
  to: string
  policy: Record<string, unknown>
}
type Row = FitRoom & { metres: number | null; fits: StretchRow[] }

const carried = 's.policy'

/**
 * Rooms with stretches of their slots that could be booked now for all the children, those close by
 * first and among them the soonest, a page of them; in one query that walks to each room's first slot
 * that may fit, day by day (`offset 0` keeps it a walk), computes room by room in that order and stops
 * when the page is full.
 */
export async function findFits(
  on: Executor,
  asked: FitsAsked,
  now: Date,
): Promise<FoundRoomFits[]> {
  const at = instant(now)
  const { spot, subdistrictCode, districtCode } = asked.close
  const metres = spot
    ? sql`metres_between(r.latitude, r.longitude, ${spot.latitude}::double precision, ${spot.longitude}::double precision)`
    : sql`null::double precision`
  const candidate = mayFit(asked, now)
  const sorted = [...new Set(asked.days)].sort()
  const days = many(sorted, 'date')
  const busyFrom = many(
    asked.busy.map(({ from }) => from),
    'timestamptz',
  )
  const busyTo = many(
    asked.busy.map(({ to }) => to),
    'timestamptz',
  )
  const { born, ages, factors } = listed(asked.children)
  const inService = sql`(r.suspended_from is null or s.day < r.suspended_from)`
  // The bound says nothing new of the days; it makes the planner begin at the first of them.
  const slotsOfRoom = sql`slots s where s.room_id = r.id and s.day = any (${days})
    and s.starts_at >= (${sorted[0] ?? null}::date)::timestamp at time zone 'Asia/Shanghai' and ${inService}`
  const rows = await on.execute<Row>(sql`
    with busy as materialized (
      select starts, ends from unnest(${busyFrom}, ${busyTo}) as b(starts, ends)
    ), near as materialized (
      select floor(${metres} / 500) as steps, d.code is not distinct from ${subdistrictCode}::text as at_home,
        d.district_code is not distinct from ${districtCode}::text as in_district, array_agg(r.id) as rooms
      from rooms r join subdistricts d on d.code = r.subdistrict_code
      where r.status = 'open' and ${within(asked.place)} and r.id is distinct from ${asked.notRoomId ?? null}::uuid
      group by 1, 2, 3
    ), found as (
      select r.*, near.steps, near.at_home, near.in_district, fitting.fits
      from (select * from near order by steps nulls last, at_home desc, in_district desc offset 0) as near
      cross join lateral (
        select r.id, r.suspended_from, ${metres} as metres, s.starts_at
        from unnest(${days}) as d(day)
        cross join lateral (
          select * from slots s where s.day = d.day and s.room_id = any (near.rooms)
          order by s.starts_at, s.room_id, s.id offset 0
        ) as s
        cross join lateral (select s.starts_at, s.id) as first
        cross join lateral (select * from rooms r where r.id = s.room_id and ${inService} offset 0) as r
        where ${candidate}
          and (select s.id from ${slotsOfRoom} and (s.starts_at, s.id) < (first.starts_at, first.id)
            and ${candidate} limit 1) is null
        offset 0
      ) as r
      cross join lateral (
        select jsonb_agg(jsonb_build_object('slotId', s.id, 'day', s.day, 'from', best.starts_at, 'to', best.ends_at,
            'flexible', s.flexible, 'free', best.free, 'sameDay', ${at} >= s.same_day_from,
            'ageFromMonths', s.age_from_months, 'ageToMonths', s.age_to_months, 'priceFenPerHour', s.price_fen_per_hour,
            'policy', s.policy)
          order by best.starts_at, best.ends_at, s.id) as fits
        from (
          select distinct on (f.slot_id) f.* from what_fits(
            array(select s.id from ${slotsOfRoom} and ${candidate}),
            ${born}, ${ages}, ${factors},
            ${asked.homeSubdistrictCode}::text, ${at}, ${asked.minutes}::integer,
            ${asked.mostMinutes ?? asked.minutes}::integer) as f
          where ${begins(sql`f.starts_at`, asked)}
            and not exists (select from busy b where b.starts < f.ends_at and b.ends > f.starts_at)
          order by f.slot_id, f.ends_at - f.starts_at desc, f.starts_at
        ) as best
        join slots s on s.id = best.slot_id
      ) as fitting
      where fitting.fits is not null
      limit ${asked.limit} offset ${asked.offset}
    )
    select r.id, r.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.origin, r.example_slots as "exampleSlots",
      r.status, r.price_fen_per_hour as "priceFenPerHour", r.latitude, r.longitude,
      d.code as "subdistrictCode", d.name_zh as "subdistrictZh", d.name_en as "subdistrictEn",
      t.code as "districtCode", t.name_zh as "districtZh", t.name_en as "districtEn", found.metres, found.fits
    from found cross join lateral (select * from rooms r where r.id = found.id offset 0) as r
    join subdistricts d on d.code = r.subdistrict_code join districts t on t.code = d.district_code
    order by found.steps nulls last, found.at_home desc, found.in_district desc, found.starts_at, found.id`)
  return rows.map(({ metres: away, fits, ...room }) => ({
    room,
    metres: away,
    fits: fits.map((fit) => ({
      ...fit,
      from: new Date(fit.from),
      to: new Date(fit.to),
      policy: carriedPolicy(fit.policy),
    })),
  }))
}

/**
 * Whether a slot `s` may fit, as far as its own row and its ledger say: cheap, and never
 * wrong when it says no.
 */
function mayFit(asked: FitsAsked, now: Date): SQL {
  return sql`${takesBookings(instant(now), null)}
    and ${admitsAll(asked.children)}
    and s.id is distinct from ${asked.notSlotId ?? null}::uuid
    and ${asked.openBookings}::integer < ${frozenSetting(carried, 'childOpenBookings')}
    and coalesce((${JSON.stringify(asked.monthBookings)}::jsonb ->> to_char(s.day, 'YYYY-MM'))::integer, 0)
      < ${frozenSetting(carried, 'childMonthBookings')}
    and s.ends_at - s.starts_at >= make_interval(mins => ${asked.minutes ?? 0}::integer)
    and (s.flexible or (${begins(sql`s.starts_at`, asked)}
      and not exists (select from busy b where b.starts < s.ends_at and b.ends > s.starts_at)))
    and (exists (select from slot_ledger l where l.slot_id = s.id and l.heads < l.cap)
      or s.room_id in (select b.room_id from bookings b
        where ${pastItsTime('b', now)}))`
}

/** Whether a slot `s` takes each of the children on its day. */
export function admitsAll(children: FitFor[]): SQL {
  const { born, ages } = listed(children)
  return sql`not exists (
    select from unnest(${born}, ${ages}) as c(born, age)
    where coalesce(age_in_months(c.born, s.day), c.age) not between s.age_from_months and s.age_to_months - 1)`
}

/** The children as arrays in step, without factors for none. */
function listed(children: FitFor[]) {
  const each = (value: (child: FitFor) => string | number | null) => children.map(value)
  return {
    born: many(
      each((child) => child.born),
      'date',
    ),
    ages: many(
      each((child) => child.ageMonths),
      'integer',
    ),
    factors: many(
      children.length === 0 ? null : each((child) => child.factorHundredths),
      'integer',
    ),
  }
}

/** Whether a stretch beginning at an instant is in the part of the day and the time asked for. */
export function begins(at: SQL, { part, starting }: Pick<FitsAsked, 'part' | 'starting'>): SQL {
  const hour = sql`extract(hour from ${at} at time zone 'Asia/Shanghai')`
  const inPart =
    part === null ? sql`true` : part === 'morning' ? sql`${hour} < 12` : sql`${hour} >= 12`
  if (!starting) return inPart
  return sql`${inPart} and ${at} between ${instant(starting.from)}
    and ${instant(starting.to)}`
}
