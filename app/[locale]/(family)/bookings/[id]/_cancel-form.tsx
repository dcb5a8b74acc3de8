'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CancelReasons } from '@/app/_components/booking/cancel-reasons'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { SubmitButton } from '@/ui/submit-button'
import { cancelAction } from './actions'

/**
 * Cancels a booking; what that means is said above the button, before it is pressed. Folded away
 * until asked for, and open if there is an answer to an earlier press to read.
 */
export function CancelForm({
  bookingId,
  late,
  byRoom,
  children,
}: {
  bookingId: string
  late: boolean
  /** Whether the room is the cause (`RoomCause`). */
  byRoom: boolean
  children: ReactNode
}) {
  const t = useTranslations('booking')
  const [state, action] = useStateAction(cancelAction)
  const typed = typedBefore(state)
  const missing = state.validationErrors ? t('cancel.chooseReason') : undefined
  return (
    <Disclosure summary={t('booking.cancelTitle')} open={typed.sent}>
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble
          state={state}
          text={() => t('cancel.chooseReason')}
          refusal={state.data && { text: state.data.text }}
        />
        <input type="hidden" name="bookingId" value={bookingId} />
        <input type="hidden" name="toldLate" value={late ? 'yes' : 'no'} />
        {children}
        <CancelReasons byRoom={byRoom} chosen={typed.list('reason')} error={missing} />
        <SubmitButton kind="danger" wide pendingText={t('cancel.pending')}>
          {late ? t('cancel.submitLate') : t('cancel.submit')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}
