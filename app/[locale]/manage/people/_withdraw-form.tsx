'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { useRefusalText } from './_texts'
import { withdrawAction } from './actions'

/** Takes an invitation back. */
export function WithdrawForm({ invitationId }: { invitationId: string }) {
  const t = useTranslations('people.withdraw')
  const text = useRefusalText()
  const [state, withdraw] = useStateAction(withdrawAction)
  return (
    <form action={withdraw} className="grid justify-items-start gap-2">
      <FormTrouble state={state} refusal={state.data && { text: text(state.data.reason) }} />
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton kind="danger" pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
