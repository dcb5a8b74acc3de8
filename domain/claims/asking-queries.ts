import { sql } from 'drizzle-orm'
import { gathering } from '@/db/gathering'
import { frozenSetting } from '../policies/frozen-queries'
import {
  type ChildRow,
  childIn,
  type MadeRequest,
  type SlotRow,
  slotColumns,
  slotIn,
} from './claim-queries'
import type { ChildFacts, SlotFacts, Span } from './types'

/** What a family asks for. */
export type Asked = {
  accountId: string
  key: string
  slotId: string
  childIds: string[]
  /** Null for all of the slot. */
  span: Span | null
  now: Date
}

export type AskingFacts = {
  slot: SlotFacts
  /**
   * Those of the children asked for that are the account's, the eldest first. If a refusal is
   * foreseen, their allowance is not read and is 0.
   */
  children: ChildFacts[]
  /** The bookings an earlier request with this key made; null if the key is new. */
  earlier: MadeRequest | null
  /** The constraint that the eldest child's claim would break now; null if none is foreseen. */
  foreseen: { name: string; detail: string | null } | null
}

type Decisive = {
  children: (Omit<ChildRow, 'allowanceLeft'> & { allowanceLeft: number | null })[] | null
  earlier: MadeRequest | null
  foreseen: string | null
  detail: string | null
}

type Row = SlotRow & Decisive & { n: number }

const carried = 's.policy'

/**
 * Everything that a claim is decided by, read at one instant by one statement that locks nothing; null
 * if there is no such slot. A refusal that is foreseen is certain and needs no claim. It is looked for
 * once for all families with the same wish, at the latest of their instants; for a family that holds a
 * place in the room only the claim decides. (`offset 0` makes the planner look up each row by its key,
 * no matter how many families it expects.)
 */
export const findAskingFacts = gathering<Asked, AskingFacts | null>(
  async (db, all) => {
    const rows = await db.read.execute<Row>(sql`
      with asked as materialized (
        select one.*, s.room_id, span.*, one.now >= s.same_day_from as same_day,
          age_in_months(eldest.birth_date, s.day) as age, eldest.care_factor_hundredths as factor,
          coalesce(family.home_subdistrict_code = r.subdistrict_code, false) as resident,
          ${frozenSetting(carried, 'marksWindowDays')} + ${frozenSetting(carried, 'suspensionDays')} as marks_days
        from jsonb_to_recordset(${JSON.stringify(all.map(parameterOf))}::jsonb) as one(n integer, account uuid,
          key uuid, slot uuid, children uuid[], from_at timestamptz, to_at timestamptz, now timestamptz)
        cross join lateral (select home_subdistrict_code from accounts where id = one.account offset 0) as family
        cross join lateral (select * from slots where id = one.slot offset 0) as s
        cross join lateral (select * from rooms where id = s.room_id offset 0) as r
        cross join lateral (
          select coalesce(one.from_at, s.starts_at) as starts_at, coalesce(one.to_at, s.ends_at) as ends_at
        ) as span
        left join lateral (
          select c.birth_date, c.care_factor_hundredths
          from guardians g join children c on c.id = g.child_id
          where g.account_id = one.account and c.id = any (one.children)
          order by c.birth_date, c.id limit 1
        ) as eldest on true
        where r.status <> 'draft'
      ), foreseen as materialized (
        select wish.*, broken.*
        from (
          select slot, room_id, same_day, age, factor, resident, starts_at, ends_at, max(now) as now
          from asked where age is not null group by slot, room_id, same_day, age, factor, resident, starts_at, ends_at
        ) as wish cross join lateral refusal_foreseen(slot, room_id, same_day, age, factor, resident,
          starts_at, ends_at, now) as broken
        where broken.name is not null
      )
      select a.n, ${slotColumns(sql`a.account`)}, foreseen.name as foreseen, foreseen.detail::text as detail,
        (select jsonb_agg(to_jsonb(c)) from children_asking(a.account, a.children, s.day, a.starts_at, a.ends_at,
          a.marks_days, foreseen.name is null, a.now) as c) as children,
        (select jsonb_build_object('id', q.id, 'fingerprint', q.fingerprint, 'bookings', coalesce(
            (select jsonb_agg(jsonb_build_object('id', b.id, 'childId', b.child_id, 'slotId', b.slot_id) order by b.id)
            from bookings b where b.request_id = q.id), '[]'))
          from booking_requests q where q.account_id = a.account and q.key = a.key) as earlier
      from asked a
      cross join lateral (select * from slots where id = a.slot offset 0) as s
      cross join lateral (select * from rooms where id = s.room_id offset 0) as r
      left join foreseen on foreseen.slot = a.slot and foreseen.same_day = a.same_day and foreseen.age = a.age
        and foreseen.factor = a.factor and foreseen.resident = a.resident
        and foreseen.starts_at = a.starts_at and foreseen.ends_at = a.ends_at
        and not holds_place(a.account, s.room_id)`)
    const facts: (AskingFacts | null)[] = all.map(() => null)
    for (const { n, ...row } of rows) facts[n] = factsIn(row)
    return facts
  },
  { together: 50, waiting: 2_000 },
)

function parameterOf({ accountId, key, slotId, childIds, span, now }: Asked, n: number) {
  const [from, to] = [span?.from ?? null, span?.to ?? null]
  return {
    n,
    account: accountId,
    key,
    slot: slotId,
    children: childIds,
    from_at: from,
    to_at: to,
    now,
  }
}

function factsIn({
  children,
  earlier,
  foreseen,
  detail,
  ...slot
}: SlotRow & Decisive): AskingFacts {
  return {
    slot: slotIn(slot),
    children: (children ?? []).map((child) =>
      childIn({ ...child, allowanceLeft: child.allowanceLeft ?? 0 }),
    ),
    earlier,
    foreseen: foreseen === null ? null : { name: foreseen, detail },
  }
}
