'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useRefusalText } from '../_texts'
import { resetFactorAction } from '../actions'

/** Takes a person's second factor away, with a reason. */
export function ResetForm({ accountId }: { accountId: string }) {
  const t = useTranslations('people.person')
  const text = useRefusalText()
  const [state, reset] = useStateAction(resetFactorAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  return (
    <Disclosure summary={t('reset')} open={typed.sent}>
      <form action={reset} noValidate className="grid gap-4">
        <FormTrouble
          state={state}
          text={text}
          refusal={state.data && { text: text(state.data.reason) }}
        />
        <input type="hidden" name="accountId" value={accountId} />
        <p>{t('resetText')}</p>
        <TextField
          name="resetReason"
          required
          maxLength={200}
          label={t('reason')}
          hint={t('reasonHint')}
          defaultValue={typed.text('resetReason')}
          error={wrong.resetReason && text(wrong.resetReason)}
        />
        <p>
          <SubmitButton kind="danger" pendingText={t('resetPending')}>
            {t('resetSubmit')}
          </SubmitButton>
        </p>
      </form>
    </Disclosure>
  )
}
