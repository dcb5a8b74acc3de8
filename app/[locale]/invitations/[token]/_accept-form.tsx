'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { acceptAction } from './actions'

/** Accepts the role. */
export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations('people.invitation')
  const [state, accept] = useStateAction(acceptAction)
  return (
    <form action={accept} className="grid gap-4">
      <FormTrouble state={state} />
      <input type="hidden" name="token" value={token} />
      <p>{t('acceptText')}</p>
      <SubmitButton wide pendingText={t('accepting')}>
        {t('accept')}
      </SubmitButton>
    </form>
  )
}
