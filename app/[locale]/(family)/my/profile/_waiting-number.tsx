'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { stopNumberChangeAction } from './actions'

/** That a desk noted another number for the account, and the button that stops it. */
export function WaitingNumber({ text }: { text: string }) {
  const t = useTranslations('profile.number')
  const [state, stop] = useStateAction(stopNumberChangeAction)
  return (
    <form action={stop} className="grid gap-3">
      <FormTrouble state={state} />
      <Notice tone="warning">{text}</Notice>
      <p>
        <SubmitButton kind="danger" pendingText={t('stopping')}>
          {t('stop')}
        </SubmitButton>
      </p>
    </form>
  )
}
