import { and, count, eq, ne, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { favouriteRooms } from '@/db/schema/favourites'
import { rooms } from '@/db/schema/rooms'
import { instant } from '@/db/sql'
import type { Write } from '../shared/context'
import { takesBookings } from '../slots/find-queries'
import { firstReleases, type Release } from '../slots/release-queries'

/** The number of a room that the public sees, by its code; null if there is none. */
export async function selectPublicRoomId(on: Executor, code: string): Promise<string | null> {
  const [row] = await on
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.code, code), ne(rooms.status, 'draft')))
  return row?.id ?? null
}

export async function isFavourite(
  on: Executor,
  accountId: string,
  roomId: string,
): Promise<boolean> {
  const rows = await on
    .select({ roomId: favouriteRooms.roomId })
    .from(favouriteRooms)
    .where(ofAccount(accountId, roomId))
  return rows.length > 0
}

export async function countFavourites(on: Executor, accountId: string): Promise<number> {
  const [row] = await on
    .select({ marked: count() })
    .from(favouriteRooms)
    .where(eq(favouriteRooms.accountId, accountId))
  return row?.marked ?? 0
}

export async function insertFavourite(
  { tx, now }: Write,
  accountId: string,
  roomId: string,
): Promise<void> {
  await tx.insert(favouriteRooms).values({ accountId, roomId, createdAt: now })
}

/** Answers whether the room was marked. */
export async function deleteFavourite(
  { tx }: Write,
  accountId: string,
  roomId: string,
): Promise<boolean> {
  const rows = await tx
    .delete(favouriteRooms)
    .where(ofAccount(accountId, roomId))
    .returning({ roomId: favouriteRooms.roomId })
  return rows.length > 0
}

function ofAccount(accountId: string, roomId: string) {
  return and(eq(favouriteRooms.accountId, accountId), eq(favouriteRooms.roomId, roomId))
}

/** A marked room with what comes next in it. */
export type FavouriteRoom = {
  code: string
  nameZh: string
  nameEn: string | null
  status: 'open' | 'suspended'
  subdistrictZh: string
  subdistrictEn: string
  districtZh: string
  districtEn: string
  /** The next slot with free places that can be booked now. */
  free: { startsAt: Date; endsAt: Date; day: string; places: number } | null
  release: Release | null
}

type Row = Omit<FavouriteRoom, 'free' | 'release'> & {
  startsAt: string | null
  endsAt: string
  day: string
  places: number
  releasedAt: string | null
  fromDay: string
  toDay: string
}

/**
 * The rooms an account has marked, the last one first, each with its next free places (for any age;
 * residents' places for a home there) and its next release; one query no matter how many there are.
 */
export async function selectFavourites(
  on: Executor,
  { accountId, homeSubdistrictCode }: { accountId: string; homeSubdistrictCode: string | null },
  now: Date,
): Promise<FavouriteRoom[]> {
  const at = instant(now)
  const rows = await on.execute<Row>(sql`
    with mine as materialized (
      select r.*, f.created_at as marked_at from favourite_rooms f join rooms r on r.id = f.room_id
      where f.account_id = ${accountId}::uuid and r.status <> 'draft'
    ), next_free as (
      select mine.id as room_id, n.starts_at, n.ends_at, n.day, n.free
      from mine cross join lateral (
        select s.starts_at, s.ends_at, s.day, f.free
        from slots s cross join lateral free_in_slots(array[s.id], null,
          ${homeSubdistrictCode}::text, ${at}) f
        where s.room_id = mine.id and s.starts_at > ${at} and ${takesBookings(at, null)}
          and (mine.suspended_from is null or s.day < mine.suspended_from) and f.free > 0
        order by s.starts_at, s.id limit 1) n
      where mine.status = 'open'
    ), next_release as (${firstReleases(sql`(select id from mine)`, now)})
    select mine.code, mine.name_zh as "nameZh", mine.name_en as "nameEn", mine.status,
      sub.name_zh as "subdistrictZh", sub.name_en as "subdistrictEn",
      d.name_zh as "districtZh", d.name_en as "districtEn",
      n.starts_at as "startsAt", n.ends_at as "endsAt", n.day::text as day, n.free as places,
      l.released_at as "releasedAt", l.from_day::text as "fromDay", l.to_day::text as "toDay"
    from mine join subdistricts sub on sub.code = mine.subdistrict_code
    join districts d on d.code = sub.district_code
    left join next_free n on n.room_id = mine.id
    left join next_release l on l.room_id = mine.id
    order by mine.marked_at desc, mine.id desc`)
  return rows.map(toFavourite)
}

function toFavourite({ startsAt, endsAt, day, places, releasedAt, fromDay, toDay, ...room }: Row) {
  const free = startsAt && { startsAt: new Date(startsAt), endsAt: new Date(endsAt), day, places }
  const release = releasedAt && { at: new Date(releasedAt), fromDay, toDay }
  return { ...room, free: free || null, release: release || null }
}
