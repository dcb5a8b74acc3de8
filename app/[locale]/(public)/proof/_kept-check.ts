import { checkLimits } from '@/domain/capacity/check-limits'
import type { Ctx } from '@/domain/shared/context'
import { sharedAnswers } from '@/lib/shared-answers'

const checks = sharedAnswers<'check'>({ life: 60_000, most: 1 })

/** The check, the same for everybody who asks within a minute: the database is asked once. */
export const keptCheck = (ctx: Ctx) => checks.share('check', () => checkLimits(ctx))
