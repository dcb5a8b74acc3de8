import { writeAudit } from '../audit/write-audit'
import { readerOf } from '../families/reader-of'
import { type Ctx, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { hasOpened, type NamedChild, selectChildren } from './child-log-queries'
import type { OpenChildLogInput } from './inputs'
import { logScopeOf } from './policy'
import { childLogSince } from './rules'

export type ChildLogOpened =
  | { ok: true; childId: string }
  | Refused<'child_unknown'>
  | Refused<'several_children', { children: NamedChild[] }>

/**
 * States why an administrator opens the log of a child, which is itself logged, once for the same reason,
 * with the office for the guardians to see. The child is given by its number or its whole name; one outside
 * the scope is unknown, and of several with the name one has to be chosen by the month of birth.
 */
export function openChildLog(ctx: Ctx, input: OpenChildLogInput): Promise<ChildLogOpened> {
  const { reader, scope } = logScopeOf(ctx.actor)
  const { reason } = input
  const offices = reader.roles.filter(({ role }) => role.endsWith('_administrator'))
  return writing(ctx, async (write): Promise<ChildLogOpened> => {
    const by = input.childId ? { childId: input.childId } : { name: input.childName ?? '' }
    const children = await selectChildren(write.tx, scope, by)
    const [child] = children
    if (!child) return { ok: false, reason: 'child_unknown' }
    if (children.length > 1) return { ok: false, reason: 'several_children', children }
    const { childId } = child
    const { accountId } = reader
    const since = childLogSince(ctx.now)
    if (await hasOpened(write.tx, { accountId, childId, since, reason }))
      return { ok: true, childId }
    await writeAudit(write, {
      action: 'child_log_opened',
      subjectKind: 'child',
      subjectId: childId,
      childId,
      reason,
      details: { purpose: 'supervision', ...readerOf({ ...reader, roles: offices }) },
    })
    return { ok: true, childId }
  })
}
