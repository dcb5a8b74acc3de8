'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { sendAgainAction } from '../actions'

/** Asks for another code of a sign-in (`step`, sealed); within a minute of the last one it says from when. */
export function SendAgainForm({ step }: { step: string }) {
  const t = useTranslations('account')
  const [state, action] = useStateAction(sendAgainAction)
  const refusal = state.data && {
    text: t(`errors.${state.data.reason}`, { seconds: state.data.seconds }),
  }
  return (
    <form action={action} className="grid gap-2">
      <FormTrouble state={state} refusal={refusal} />
      <input type="hidden" name="step" value={step} />
      <p className="text-small text-soft">{t('code.againHint')}</p>
      <SubmitButton kind="quiet" pendingText={t('signIn.sending')}>
        {t('code.again')}
      </SubmitButton>
    </form>
  )
}
