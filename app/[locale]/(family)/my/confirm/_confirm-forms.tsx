'use client'

import { useTranslations } from 'next-intl'
import { EnteredCode, useCodeRefusal } from '@/app/_components/entered-code'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { enterConfirmationAction, sendConfirmationAction } from './actions'

/** Sends the code that shows that it is oneself; `again` if one is on its way. */
export function SendConfirmationForm({ next, again }: { next: string | null; again: boolean }) {
  const t = useTranslations('account')
  const [state, send] = useStateAction(sendConfirmationAction)
  const refused = state.data
  const text = refused && t(`errors.${refused.reason}`, { seconds: refused.seconds })
  return (
    <form action={send} className="grid gap-3">
      <FormTrouble state={state} refusal={text ? { text } : null} />
      <input type="hidden" name="next" value={next ?? ''} />
      <SubmitButton wide kind={again ? 'quiet' : 'primary'} pendingText={t('signIn.sending')}>
        {again ? t('code.again') : t('signIn.send')}
      </SubmitButton>
    </form>
  )
}

/** Takes that code (`step`, sealed). */
export function EnterConfirmationForm({ next, step }: { next: string | null; step: string }) {
  const [state, enter] = useStateAction(enterConfirmationAction)
  const refusal = useCodeRefusal()
  return (
    <form action={enter} noValidate className="grid gap-5">
      <EnteredCode
        state={state}
        refused={state.data ? refusal(state.data) : null}
        hidden={{ next: next ?? '', step }}
      />
    </form>
  )
}
