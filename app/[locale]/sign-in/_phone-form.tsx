'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { sendCodeAction } from './actions'

/** Asks for the mobile number a code goes to. */
export function PhoneForm({ next }: { next: string | null }) {
  const t = useTranslations('account')
  const reason = useReason('account')
  const [state, action] = useStateAction(sendCodeAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields.phone
  const refusal = state.data && {
    field: 'phone',
    text: t(`errors.${state.data.reason}`, { seconds: state.data.seconds }),
  }
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble state={state} text={reason} refusal={refusal} />
      <input type="hidden" name="next" value={next ?? ''} />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        label={t('signIn.phone')}
        hint={t('signIn.phoneHint')}
        defaultValue={typed.text('phone')}
        error={refusal?.text ?? (wrong && reason(wrong))}
      />
      <SubmitButton wide pendingText={t('signIn.sending')}>
        {t('signIn.send')}
      </SubmitButton>
    </form>
  )
}
