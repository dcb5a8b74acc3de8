import { sql } from 'drizzle-orm'
import { siteDatabase } from './running'

/** Nobody makes rooms in 徐汇区, whose figures a walk adds up, nor in 奉贤区, which has places without any. */
const untouched = '{310104,310120}'

type Subdistrict = { code: string; name: string }

/**
 * Calls `make` to put a room or a rule into a subdistrict of the demo city that has neither yet, and
 * answers what it made. One subdistrict is chosen at a time, however many workers ask, and is seen
 * as taken by the next: all that `make` writes must be written when it answers.
 */
export async function inFreeSubdistrict<Made>(
  make: (free: Subdistrict) => Promise<Made>,
): Promise<Made> {
  return siteDatabase().transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('free subdistrict'))`)
    const [free] = await tx.execute<Subdistrict>(sql`
      select code, name_zh as name from subdistricts s
      where s.district_code <> all (${untouched}::text[])
        and not exists (select from rooms r where r.subdistrict_code = s.code)
        and not exists (select from policies p where p.subdistrict_code = s.code)
      order by random() limit 1`)
    if (!free) throw new Error('no subdistrict without rooms is left')
    return make(free)
  })
}
