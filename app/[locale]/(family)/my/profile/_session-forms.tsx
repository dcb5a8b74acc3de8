'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { visitsCache } from '@/lib/offline/visits-cache'
import { SubmitButton } from '@/ui/submit-button'
import { signOutAction, signOutEverywhereAction } from './actions'

/** What is kept for times without a network goes first, even if no worker is there to remove it. */
function forget(): void {
  if ('caches' in window) void caches.delete(visitsCache)
}

/** Signs out here, or everywhere. */
export function SessionForms() {
  const t = useTranslations('profile.sessions')
  const [state, here] = useStateAction(signOutAction)
  const [allState, everywhere] = useStateAction(signOutEverywhereAction)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <form action={here} onSubmit={forget} className="grid gap-3">
        <FormTrouble state={state} />
        <SubmitButton kind="quiet" wide pendingText={t('ending')}>
          {t('out')}
        </SubmitButton>
      </form>
      <form action={everywhere} onSubmit={forget} className="grid gap-3">
        <FormTrouble state={allState} />
        <SubmitButton kind="plain" wide pendingText={t('ending')}>
          {t('all')}
        </SubmitButton>
      </form>
    </div>
  )
}
