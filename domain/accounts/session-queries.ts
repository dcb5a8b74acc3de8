import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { gathering } from '@/db/gathering'
import { sessions } from '@/db/schema/accounts'
import { many } from '@/db/sql'
import type { Role, Write } from '../shared/context'
import { type AccountRow, type ScopeColumns, toRole } from './queries'
import { hourOf } from './rules'

export type ActingRow = Pick<
  AccountRow,
  'id' | 'phone' | 'name' | 'language' | 'homeSubdistrictCode'
>

type Found = {
  now: Date
  session: {
    account: ActingRow
    roles: Role[]
    secondFactorGiven: boolean
    confirmedAt: Date | null
    seenAt: Date | null
  } | null
}

type Row = {
  now: string
  account: ActingRow | null
  roles: ScopeColumns[] | null
  secondFactorGiven: boolean
  confirmedAt: string | null
  seenAt: string | null
}

/**
 * The account of a session that is neither ended nor expired, its roles in force and whether it gave its
 * second factor, all at a time or now by the database's clock; that time, in whole milliseconds, with it.
 * Requests that come at once are asked together. (`offset 0` makes the planner look up each session by
 * its key.)
 */
export const findSession = gathering<{ sessionId: string; at: Date | null }, Found>(
  async (db, all) => {
    const asked = all.map(({ sessionId, at }, n) => ({ n, session: sessionId, at }))
    const rows = await db.read.execute<Row>(sql`
      select moment.now, found.*
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as one(n integer, session uuid, at timestamptz)
      cross join lateral (select date_trunc('milliseconds', coalesce(one.at, app_now())) as now) as moment
      left join lateral (
        select s.second_factor_at is not null as "secondFactorGiven",
          s.confirmed_at as "confirmedAt", s.seen_at as "seenAt",
          jsonb_build_object('id', a.id, 'phone', a.phone, 'name', a.name, 'language', a.language,
            'homeSubdistrictCode', a.home_subdistrict_code) as account,
          (select jsonb_agg(jsonb_build_object('role', r.role, 'districtCode', r.district_code,
            'subdistrictCode', r.subdistrict_code, 'operatorId', r.operator_id, 'roomId', r.room_id) order by r.id)
          from roles r where r.account_id = a.id and r.removed_at is null) as roles
        from sessions s join accounts a on a.id = s.account_id
        where s.id = one.session and s.ended_at is null and s.expires_at > moment.now offset 0
      ) as found on true order by one.n`)
    return rows.map(({ now, account, roles, secondFactorGiven, confirmedAt, seenAt }) => ({
      now: new Date(now),
      session: account && {
        account,
        roles: (roles ?? []).map(toRole),
        secondFactorGiven,
        confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
        seenAt: seenAt === null ? null : new Date(seenAt),
      },
    }))
  },
  { together: 50, waiting: 2_000 },
)

/** Notes the hour in which sessions are used; nobody waits for it, and many are noted together. */
export const noteSeen = gathering<{ sessionId: string; now: Date }, null>(
  async (db, all) => {
    const [first] = all
    if (!first) return []
    const ids = many([...new Set(all.map(({ sessionId }) => sessionId))].toSorted(), 'uuid')
    await db.read.execute(sql`
      with seen as (select id from sessions where id = any (${ids}) order by id for update skip locked)
      update sessions set seen_at = ${hourOf(first.now).toISOString()}::timestamptz
      from seen where sessions.id = seen.id`)
    return all.map(() => null)
  },
  { together: 1_000, waiting: 10_000, pause: 100 },
)

/** The sessions of an account that count now, the one used last first. */
export function selectSessions(db: Executor, accountId: string, now: Date) {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      seenAt: sessions.seenAt,
      createdAt: sessions.createdAt,
    })
    .from(sessions)
    .where(
      and(eq(sessions.accountId, accountId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)),
    )
    .orderBy(desc(sessions.seenAt), desc(sessions.id))
}

/**
 * Ends all sessions of an account but one, and makes it forget their browsers, which may be somebody
 * else's; answers how many there were.
 */
export async function endSessionsBut(
  { tx, now }: Write,
  accountId: string,
  sessionId: string,
): Promise<number> {
  const others = and(eq(sessions.accountId, accountId), ne(sessions.id, sessionId))
  const rows = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(others, isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  const [own] = await tx
    .select({ browser: sessions.browser })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  await tx
    .update(sessions)
    .set({ browser: null })
    .where(and(others, sql`${sessions.browser} is distinct from ${own?.browser ?? null}`))
  return rows.length
}

/** Notes that a code has just shown in a session that its holder acts. */
export async function markConfirmed({ tx, now }: Write, sessionId: string): Promise<void> {
  await tx.update(sessions).set({ confirmedAt: now }).where(eq(sessions.id, sessionId))
}

/** Forgets the browser of a session. */
export async function forgetBrowser({ tx }: Write, sessionId: string): Promise<void> {
  await tx.update(sessions).set({ browser: null }).where(eq(sessions.id, sessionId))
}

/** Whether an account has been signed in to from a browser lately; ended sessions count. */
export async function knowsBrowser(
  db: Executor,
  one: { accountId: string; browser: string },
  since: Date,
): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, one.accountId),
        eq(sessions.browser, one.browser),
        gt(sessions.createdAt, since),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** Ends one session; answers whose it was, or null when it had ended already. */
export async function endSessionRow({ tx, now }: Write, id: string): Promise<string | null> {
  const [row] = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ accountId: sessions.accountId })
  return row?.accountId ?? null
}

/** Ends all sessions of an account, which forgets their browsers; answers how many there were. */
export async function endSessionRows({ tx, now }: Write, accountId: string): Promise<number> {
  await tx.update(sessions).set({ browser: null }).where(eq(sessions.accountId, accountId))
  const rows = await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id })
  return rows.length
}
