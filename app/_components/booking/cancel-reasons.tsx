'use client'

import { useTranslations } from 'next-intl'
import { cancelReasons } from '@/domain/claims/types'
import { ChoiceField } from '@/ui/choice-field'

/** Why a booking is cancelled. If the room is the cause, that is the first choice and is chosen. */
export function CancelReasons({
  byRoom,
  chosen,
  error,
}: {
  byRoom: boolean
  chosen: string[]
  error: string | undefined
}) {
  const t = useTranslations('booking.cancel')
  const reasons = cancelReasons.filter((reason) => byRoom || reason !== 'room_closed')
  return (
    <ChoiceField
      name="reason"
      label={t('reason')}
      error={error}
      choices={reasons.map((reason) => ({ value: reason, label: t(reason) }))}
      chosen={chosen.length === 0 && byRoom ? ['room_closed'] : chosen}
      required
    />
  )
}
