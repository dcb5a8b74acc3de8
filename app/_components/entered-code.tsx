'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'

type Trouble = Parameters<typeof FormTrouble>[0]['state']

/** What is wrong with a code that was entered, as the family reads it. */
export function useCodeRefusal() {
  const t = useTranslations('account.errors')
  return ({ reason, triesLeft }: { reason: CodeReason; triesLeft: number | null }) =>
    triesLeft ? t('code_wrong_left', { left: triesLeft }) : t(reason)
}

type CodeReason = 'code_wrong' | 'code_expired' | 'too_many_tries' | 'number_taken'

/** The six digits that were sent to a number, and the button that enters them. */
export function EnteredCode({
  state,
  refused,
  hidden,
  button,
}: {
  state: Trouble
  refused: string | null
  /** What the form carries. */
  hidden: Record<string, string>
  /** What the button says, and while it enters them; without it, that it confirms. */
  button?: { text: string; pending: string }
}) {
  const t = useTranslations('account')
  const reason = useReason('account')
  const wrong = state.validationErrors?.fields.code
  return (
    <>
      <FormTrouble
        state={state}
        text={reason}
        refusal={refused ? { field: 'code', text: refused } : null}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
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
      <SubmitButton wide pendingText={button?.pending ?? t('confirm.entering')}>
        {button?.text ?? t('confirm.enter')}
      </SubmitButton>
    </>
  )
}
