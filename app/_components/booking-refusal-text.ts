import { getLocale, getTranslations } from 'next-intl/server'
import { listAllowances } from '@/domain/allowance/list-allowances'
import type { BookingRefusal } from '@/domain/claims/types'
import type { Ctx } from '@/domain/shared/context'
import { type Formats, formats } from '@/lib/format'

type Translate = Awaited<ReturnType<typeof getTranslations<'booking.refusal'>>>

/** Why a booking was refused, in the language of the request. `children` is how many were asked for. */
export async function bookingRefusalText(
  ctx: Ctx,
  refusal: BookingRefusal,
  children: number,
): Promise<string> {
  const named = 'childId' in refusal ? await listAllowances(ctx) : []
  const names = new Map(named.map((one) => [one.childId, one.childName]))
  const t = await getTranslations('booking.refusal')
  return refusalText(t, formats(await getLocale()), refusal, (id) => names.get(id), children)
}

/** The text of each refusal there is; a new one does not compile without its words. */
export function refusalText(
  t: Translate,
  format: Formats,
  refusal: BookingRefusal,
  nameOf: (childId: string) => string | undefined,
  children = 1,
): string {
  const name = 'childId' in refusal ? (nameOf(refusal.childId) ?? t('someChild')) : ''
  switch (refusal.reason) {
    case 'not_released':
      return t('not_released', { time: format.moment(refusal.releasedAt) })
    case 'after_closing':
      return refusal.reopensAt
        ? t('after_closing_reopens', {
            time: format.moment(refusal.closedAt),
            reopens: format.moment(refusal.reopensAt),
          })
        : t('after_closing', { time: format.moment(refusal.closedAt) })
    case 'bad_span':
      return t('bad_span', { min: refusal.minMinutes, max: refusal.maxMinutes })
    case 'too_young':
      return t('too_young', { name, age: refusal.ageMonths, months: refusal.fromMonths })
    case 'too_old':
      return t('too_old', { name, age: refusal.ageMonths, months: refusal.toMonths })
    case 'open_bookings':
    case 'month_bookings':
      return t(refusal.reason, { name, limit: refusal.limit })
    case 'suspended':
      return t('suspended', { name, time: format.moment(refusal.until) })
    case 'overlaps':
    case 'identity_missing':
      return t(refusal.reason, { name })
    case 'kept_for_same_day':
    case 'kept_for_residents':
      return t(refusal.reason, { time: format.moment(refusal.until) })
    case 'slot_full':
      return fullText(t, refusal.term, children)
    case 'room_not_open':
    case 'slot_closed':
    case 'consent_missing':
    case 'kept_in_room':
    case 'same_day_spent':
    case 'age_outside_bands':
    case 'key_reused':
    case 'cost_changed':
    case 'no_child':
      return t(refusal.reason)
  }
}

function fullText(
  t: Translate,
  term: Extract<BookingRefusal, { reason: 'slot_full' }>['term'],
  children: number,
): string {
  if (term === 'min_caregivers') return t('slot_full_min_caregivers')
  if (children > 1) return t('slot_full_several')
  return term === 'ratio' ? t('slot_full_ratio') : t('slot_full')
}
