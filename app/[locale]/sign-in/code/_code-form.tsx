'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { enterCodeAction } from '../actions'

/** Asks for the six digits of a sign-in (`step`, sealed). What was entered is never sent back. */
export function CodeForm({ step }: { step: string }) {
  const t = useTranslations('account')
  const reason = useReason('account')
  const [state, action] = useStateAction(enterCodeAction)
  const wrong = state.validationErrors?.fields.code
  const left = state.data?.triesLeft
  const refused =
    state.data && (left ? t('errors.code_wrong_left', { left }) : t(`errors.${state.data.reason}`))
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble
        state={state}
        text={reason}
        refusal={refused ? { field: 'code', text: refused } : null}
      />
      <input type="hidden" name="step" value={step} />
      <TextField
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={300}
        required
        className="max-w-60 text-lead tabular-nums tracking-[0.3em]"
        label={t('code.code')}
        error={refused ?? (wrong && reason(wrong))}
      />
      <SubmitButton wide pendingText={t('code.entering')}>
        {t('code.enter')}
      </SubmitButton>
    </form>
  )
}
