import { v4, v5 } from 'uuid'
import { gathering } from '@/db/gathering'
import type { Ctx } from '../shared/context'
import type { BookSlotInput } from './inputs'
import { refusalKinds } from './kind-rules'
import { insertRefusals, type NewRefusal } from './refusal-queries'
import type { BookingRefusal, Family } from './types'

/** Known to this process alone, so that nobody can tell from a refusal whose it was. */
const secret = v4()

/** No answer waits for it: a rush refuses thousands a second, counted in ten statements. */
const count = gathering<NewRefusal, void>(
  async (db, all) => {
    await db.statement((tx) => insertRefusals(tx, all))
    return []
  },
  { together: 2_000, waiting: 20_000, pause: 100 },
)

/**
 * Counts a refused request for the unmet demand, a moment later: one refusal for the child it is about,
 * or for each child asked for, without any person in it. Pressing again on the same page counts once,
 * as long as the same process answers. A full slot is counted with the limit that filled it. If
 * counting fails, no answer changes.
 */
export function recordRefusal(
  refusal: BookingRefusal,
  ctx: Ctx,
  family: Family,
  input: Pick<BookSlotInput, 'key' | 'slotId' | 'children'>,
): void {
  if (refusalKinds[refusal.reason].demand === 'none') return
  const asked = input.children.map((one) => one.childId)
  const childIds = 'childId' in refusal ? [refusal.childId] : asked
  const counted = childIds.map((childId) =>
    count(ctx.db, {
      id: refusalId(input, childId),
      at: ctx.now,
      accountId: family.accountId,
      childId,
      homeSubdistrictCode: family.homeSubdistrictCode,
      slotId: input.slotId,
      reason: refusal.reason,
      term: refusal.reason === 'slot_full' ? refusal.term : null,
    }),
  )
  ctx.db.later(
    Promise.all(counted).then(
      () => undefined,
      (error) => console.warn('a refusal was not counted', error),
    ),
  )
}

/** The same id for the same press, slot and child; nobody can compute them from it. */
function refusalId({ key, slotId }: { key: string; slotId: string }, childId: string): string {
  return v5(`${key} ${slotId} ${childId}`, secret)
}
