import type { Fit } from '@/domain/search/types'
import { timeOf } from '@/domain/shared/time'
import { paths } from '@/lib/paths'

/** The booking page of what fits, with the stretch and the children chosen. */
export function bookPath(fit: Fit): string {
  const children = fit.costs.map(({ childId }) => childId)
  if (!fit.flexible) return paths.book(fit.slotId, { children })
  const stretch = { day: fit.day, from: timeOf(fit.from), to: timeOf(fit.to) }
  return paths.book(fit.slotId, { ...stretch, children })
}
