'use client'

import { useTranslations } from 'next-intl'
import { EnteredCode, useCodeRefusal } from '@/app/_components/entered-code'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { changeNumberAction, sendToNewNumberAction } from './actions'

/** Asks for the new number, and sends it a code. */
export function NewNumberForm({ phone }: { phone: string }) {
  const t = useTranslations('account')
  const reason = useReason('account')
  const [state, send] = useStateAction(sendToNewNumberAction)
  const wrong = state.validationErrors?.fields.phone
  const refused = state.data && t(`errors.${state.data.reason}`, { seconds: state.data.seconds })
  return (
    <form action={send} noValidate className="grid gap-5">
      <FormTrouble
        state={state}
        text={reason}
        refusal={refused ? { field: 'phone', text: refused } : null}
      />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
        label={t('number.phone')}
        hint={t('signIn.phoneHint')}
        defaultValue={typedBefore(state).text('phone', phone)}
        error={refused ?? (wrong && reason(wrong))}
      />
      <SubmitButton wide kind={phone ? 'quiet' : 'primary'} pendingText={t('signIn.sending')}>
        {phone ? t('code.again') : t('signIn.send')}
      </SubmitButton>
    </form>
  )
}

/** Takes the code that was sent there (`step`, sealed). */
export function ChangeNumberForm({ step }: { step: string }) {
  const [state, change] = useStateAction(changeNumberAction)
  const refusal = useCodeRefusal()
  return (
    <form action={change} noValidate className="grid gap-5">
      <EnteredCode
        state={state}
        refused={state.data ? refusal(state.data) : null}
        hidden={{ step }}
      />
    </form>
  )
}
