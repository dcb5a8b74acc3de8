'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CancelReasons } from '@/app/_components/booking/cancel-reasons'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { SubmitButton } from '@/ui/submit-button'
import { cancelAtDeskAction } from '../actions'

/** Why the family cancels, and the button; a page that is out of date gets the rule as it is now. */
export function CancelAtDesk({
  code,
  slotId,
  bookingId,
  late,
  byRoom,
  children,
}: {
  code: string
  slotId: string
  bookingId: string
  late: boolean
  /** Whether the room is the cause (`RoomCause`). */
  byRoom: boolean
  children: ReactNode
}) {
  const t = useTranslations('booking.cancel')
  const [state, action] = useStateAction(cancelAtDeskAction)
  const typed = typedBefore(state)
  const missing = state.validationErrors ? t('chooseReason') : undefined
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble
        state={state}
        text={() => t('chooseReason')}
        refusal={state.data && { text: state.data.text }}
      />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="slotId" value={slotId} />
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="toldLate" value={late ? 'yes' : 'no'} />
      {children}
      <CancelReasons byRoom={byRoom} chosen={typed.list('reason')} error={missing} />
      <SubmitButton kind="danger" pendingText={t('pending')}>
        {late ? t('submitLate') : t('submit')}
      </SubmitButton>
    </form>
  )
}
