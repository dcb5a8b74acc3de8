'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { SeenFields, type ShownSlot, useFieldText, useRefusal } from './_form-parts'
import { setCapAction } from './actions'

/** Changes the cap. What it means for those booked is shown at the field, before it is pressed. */
export function CapForm(slot: ShownSlot) {
  const t = useTranslations('manage.cap')
  const text = useFieldText()
  const refusalText = useRefusal()
  const [state, action] = useStateAction(setCapAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data && refusalText(state.data.refusal)
  const confirming = refusal?.field === 'capConfirmed'
  if (slot.seen.status === 'closed' && !typed.sent) return null
  return (
    <Disclosure summary={t('title')} open={typed.sent}>
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble
          state={state}
          text={text}
          label={(field) => (field === 'cap' ? t('cap') : undefined)}
          refusal={refusal}
        />
        <SeenFields slot={slot} state={state} />
        <TextField
          name="cap"
          inputMode="numeric"
          maxLength={20}
          className="max-w-40 tabular-nums"
          label={t('cap')}
          hint={t('capHint', { heads: slot.heads, policy: slot.policyCap })}
          defaultValue={typed.text('cap', String(slot.seen.cap ?? ''))}
          error={wrong.cap && text(wrong.cap)}
        />
        <TextField
          name="capReason"
          required
          maxLength={200}
          label={t('reason')}
          hint={t('reasonHint')}
          defaultValue={typed.text('capReason')}
          error={wrong.capReason && text(wrong.capReason)}
        />
        {slot.heads > 0 ? (
          <CheckboxField
            name="capConfirmed"
            label={t('confirm')}
            defaultChecked={typed.text('capConfirmed') === 'yes'}
            error={confirming ? refusal.text : undefined}
          />
        ) : null}
        <SubmitButton pendingText={t('pending')}>{t('submit')}</SubmitButton>
      </form>
    </Disclosure>
  )
}
