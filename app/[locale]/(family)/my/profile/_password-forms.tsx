'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { removePasswordAction, setPasswordAction } from './actions'

/** Sets, changes or removes the password. What was entered is never sent back. */
export function PasswordForms({
  hasPassword,
  confirmed,
}: {
  hasPassword: boolean
  /** Whether a code has shown lately that it is oneself; what would be typed here is never kept. */
  confirmed: boolean
}) {
  const t = useTranslations('profile.password')
  const saving = useTranslations('profile')('saving')
  const reason = useReason('account')
  const [state, set] = useStateAction(setPasswordAction)
  const [removed, remove] = useStateAction(removePasswordAction)
  const wrong = state.validationErrors?.fields.password
  if (!confirmed) {
    return (
      <div className="grid gap-5">
        <p>{hasPassword ? t('has') : t('none')}</p>
        <p>
          <ButtonLink kind="quiet" href={paths.confirm(paths.profile())}>
            {hasPassword ? t('change') : t('set')}
          </ButtonLink>
        </p>
      </div>
    )
  }
  return (
    <div className="grid gap-5">
      <p>{hasPassword ? t('has') : t('none')}</p>
      <form action={set} noValidate className="grid gap-4">
        <FormTrouble state={state} text={reason} />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('label')}
          hint={t('hint')}
          error={wrong && reason(wrong)}
        />
        <SubmitButton kind="quiet" pendingText={saving}>
          {hasPassword ? t('change') : t('set')}
        </SubmitButton>
      </form>
      {hasPassword ? (
        <form action={remove} className="grid gap-3">
          <FormTrouble state={removed} />
          <SubmitButton kind="danger" pendingText={t('removing')}>
            {t('remove')}
          </SubmitButton>
        </form>
      ) : null}
    </div>
  )
}
