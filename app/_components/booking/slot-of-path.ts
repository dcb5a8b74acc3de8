import type { HoldPlaceInput } from '@/domain/claims/inputs'
import { isDay } from '@/domain/shared/time'
import { askedSpan } from './asked-span'

/** The slot, and the stretch of it, that the path of a booking page is about; null for other paths. */
export function slotOfPath(path: string | null): HoldPlaceInput | null {
  const url = path && URL.parse(path, 'http://local.invalid')
  const slotId =
    url && /^\/book\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(url.pathname)?.[1]
  if (!slotId) return null
  const asked = (name: string) => url.searchParams.get(name) ?? undefined
  const day = asked('day')
  const span = day && isDay(day) ? askedSpan(day, asked('from'), asked('to')) : null
  return { slotId, span }
}
