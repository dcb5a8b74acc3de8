import { getLocale, getTranslations } from 'next-intl/server'
import type { MoveRefusal } from '@/domain/claims/types'
import { formats } from '@/lib/format'

/** Why a booking stays where it is, in the language of the request. */
export async function moveRefusalText(refusal: MoveRefusal): Promise<string> {
  const t = await getTranslations('move.refusal')
  if (refusal.reason !== 'move_late') return t(refusal.reason)
  const { until, points } = refusal
  return t('move_late', { time: formats(await getLocale()).moment(until), points })
}
