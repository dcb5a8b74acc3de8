'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { RecoveryCodes } from '@/app/_components/recovery-codes'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { renewCodesAction } from './actions'

/** Makes new recovery codes and shows them, this once. */
export function RenewCodesForm() {
  const t = useTranslations('profile.factor')
  const wrong = useTranslations('account.errors')
  const [state, renew] = useStateAction(renewCodesAction)
  const { recoveryCodes, reason } = state.data ?? {}
  return (
    <form action={renew} className="grid gap-4">
      <FormTrouble state={state} refusal={reason ? { text: wrong(reason) } : null} />
      {recoveryCodes ? <RecoveryCodes title="codesRenewed" codes={recoveryCodes} /> : null}
      <p>
        <SubmitButton kind="quiet" pendingText={t('renewing')}>
          {t('renew')}
        </SubmitButton>
      </p>
    </form>
  )
}
