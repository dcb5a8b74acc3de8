import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

export type OpenRoom = { code: string; changedAt: Date }

/** The open rooms by code, and when their facts, texts or pictures last changed, in one statement. */
export async function selectOpenRooms(on: Executor, limit: number): Promise<OpenRoom[]> {
  const rows = await on.execute<{ code: string; changedAt: string }>(sql`
    select r.code, to_char(greatest(r.updated_at,
        (select max(t.updated_at) from room_texts t where t.room_id = r.id),
        (select max(p.created_at) from room_pictures p where p.room_id = r.id)) at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changedAt"
    from rooms r where r.status = 'open' order by r.code limit ${limit}`)
  return rows.map(({ code, changedAt }) => ({ code, changedAt: new Date(changedAt) }))
}
