'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { SubmitButton } from '@/ui/submit-button'
import { cancelAtDeskAction } from '../actions'

const reasons = ['plans_changed', 'illness', 'other'] as const

/** Why the family cancels, and the button; a page that is out of date gets the rule as it is now. */
export function CancelAtDesk({
  code,
  slotId,
  bookingId,
  late,
  children,
}: {
  code: string
  slotId: string
  bookingId: string
  late: boolean
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
      <ChoiceField
        name="reason"
        label={t('reason')}
        error={missing}
        choices={reasons.map((reason) => ({ value: reason, label: t(reason) }))}
        chosen={typed.list('reason')}
        required
      />
      <SubmitButton kind="danger" pendingText={t('pending')}>
        {late ? t('submitLate') : t('submit')}
      </SubmitButton>
    </form>
  )
}
