'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { SeenFields, type ShownSlot, useFieldText, useRefusal } from './_form-parts'
import { closeSlotAction, reopenSlotAction } from './actions'

/** Closes the slot; the form first says how many bookings stay and who tells the families. */
export function CloseForm(slot: ShownSlot) {
  const t = useTranslations('manage.close')
  const text = useFieldText()
  const refusalText = useRefusal()
  const [state, action] = useStateAction(closeSlotAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data && refusalText(state.data.refusal)
  const count = slot.seen.bookings
  if (slot.seen.status === 'closed' && !typed.sent) return null
  return (
    <Disclosure summary={t('title')} open={typed.sent}>
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble state={state} text={text} refusal={refusal} />
        <SeenFields slot={slot} state={state} />
        <Notice tone={count > 0 ? 'warning' : 'info'}>{t('means', { count })}</Notice>
        <TextField
          name="closeReason"
          required
          maxLength={200}
          label={t('reason')}
          hint={t('reasonHint')}
          defaultValue={typed.text('closeReason')}
          error={wrong.closeReason && text(wrong.closeReason)}
        />
        {count > 0 ? (
          <CheckboxField
            name="closeConfirmed"
            label={t('confirm', { count })}
            defaultChecked={typed.text('closeConfirmed') === 'yes'}
            error={refusal?.field === 'closeConfirmed' ? refusal.text : undefined}
          />
        ) : null}
        <SubmitButton kind="danger" pendingText={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}

/** Opens a closed slot again. */
export function ReopenForm(slot: ShownSlot) {
  const t = useTranslations('manage.reopen')
  const refusalText = useRefusal()
  const [state, action] = useStateAction(reopenSlotAction)
  if (slot.seen.status === 'open' && !typedBefore(state).sent) return null
  return (
    <form action={action} className="grid max-w-text gap-4">
      <h2 className="text-heading">{t('title')}</h2>
      <FormTrouble state={state} refusal={state.data && refusalText(state.data.refusal)} />
      <SeenFields slot={slot} state={state} />
      <p>{t('means', { count: slot.seen.bookings })}</p>
      <SubmitButton pendingText={t('pending')}>{t('submit')}</SubmitButton>
    </form>
  )
}
