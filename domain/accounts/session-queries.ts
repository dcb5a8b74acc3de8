import { sql } from 'drizzle-orm'
import { gathering } from '@/db/gathering'
import type { Role } from '../shared/context'
import { type AccountRow, type ScopeColumns, toRole } from './queries'

export type ActingRow = Pick<
  AccountRow,
  'id' | 'phone' | 'name' | 'language' | 'homeSubdistrictCode'
>

type Found = {
  now: Date
  session: { account: ActingRow; roles: Role[]; secondFactorGiven: boolean } | null
}

type Row = {
  now: string
  account: ActingRow | null
  roles: ScopeColumns[] | null
  secondFactorGiven: boolean
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
          jsonb_build_object('id', a.id, 'phone', a.phone, 'name', a.name, 'language', a.language,
            'homeSubdistrictCode', a.home_subdistrict_code) as account,
          (select jsonb_agg(jsonb_build_object('role', r.role, 'districtCode', r.district_code,
            'subdistrictCode', r.subdistrict_code, 'operatorId', r.operator_id, 'roomId', r.room_id) order by r.id)
          from roles r where r.account_id = a.id and r.removed_at is null) as roles
        from sessions s join accounts a on a.id = s.account_id
        where s.id = one.session and s.ended_at is null and s.expires_at > moment.now offset 0
      ) as found on true order by one.n`)
    return rows.map(({ now, account, roles, secondFactorGiven }) => ({
      now: new Date(now),
      session: account && { account, roles: (roles ?? []).map(toRole), secondFactorGiven },
    }))
  },
  { together: 50, waiting: 2_000 },
)
