import { writeAudit } from '../audit/write-audit'
import { type Ctx, writing } from '../shared/context'
import { instantOf } from '../shared/time'
import { type ChildLogRow, selectChildLog } from './child-log-queries'
import { exportScopeOf } from './policy'

/** Rows fetched at a time, so that a year of the city needs little memory. */
const atOnce = 2_000

export type ChildLogExport = { year: number; rows: AsyncGenerator<ChildLogRow> }

/**
 * Every entry about a child in one calendar year (Shanghai), readings with their purpose, oldest
 * first: for the yearly audit of children's data. For the city's administrators; a district's get
 * the entries of their rooms. That it was exported is logged before the first row is given.
 */
export async function exportChildLog(
  ctx: Ctx,
  { year }: { year: number },
): Promise<ChildLogExport> {
  const scope = exportScopeOf(ctx.actor)
  await writing(ctx, (write) =>
    writeAudit(write, {
      action: 'child_log_exported',
      subjectKind: 'log',
      subjectId: String(year),
      details: scope.city ? { level: 'city' } : { districtCodes: scope.districtCodes },
    }),
  )
  const from = instantOf(`${year}-01-01`, '00:00')
  const to = instantOf(`${year + 1}-01-01`, '00:00')
  async function* rows() {
    let after: ChildLogRow | null = null
    for (;;) {
      const page: ChildLogRow[] = await selectChildLog(
        ctx.db.read,
        scope,
        { from, to, after },
        atOnce,
      )
      yield* page
      const last = page.at(-1)
      if (!last || page.length < atOnce) return
      after = last
    }
  }
  return { year, rows: rows() }
}
