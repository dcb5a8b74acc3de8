import { checkLimits } from '@/domain/capacity/check-limits'
import { keeping } from '@/lib/keeping'

const minute = 60_000

/** The check as everybody sees it who asks within a minute. */
export const keptCheck = keeping(minute, checkLimits)
