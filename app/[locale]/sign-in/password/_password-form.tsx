'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { enterPasswordAction } from '../actions'

/** Asks for number and password. The password is never sent back. */
export function PasswordForm({ next, phone }: { next: string | null; phone: string }) {
  const t = useTranslations('account')
  const reason = useReason('account')
  const [state, action] = useStateAction(enterPasswordAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refused = state.data && t(`errors.${state.data.reason}`, { seconds: state.data.seconds })
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble
        state={state}
        text={reason}
        refusal={refused ? { field: 'password', text: refused } : null}
      />
      <input type="hidden" name="next" value={next ?? ''} />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        autoComplete="username"
        required
        label={t('signIn.phone')}
        hint={t('signIn.phoneHint')}
        defaultValue={typed.text('phone', phone)}
        error={wrong.phone && reason(wrong.phone)}
      />
      <TextField
        name="password"
        type="password"
        autoComplete="current-password"
        required
        label={t('password.password')}
        error={refused ?? (wrong.password && reason(wrong.password))}
      />
      <SubmitButton wide pendingText={t('code.entering')}>
        {t('password.enter')}
      </SubmitButton>
    </form>
  )
}
