'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { withdrawInvitationAction } from '../actions'

/** Takes an invitation back. */
export function WithdrawForm({ invitationId }: { invitationId: string }) {
  const t = useTranslations('children.guardians')
  const [state, action] = useStateAction(withdrawInvitationAction)
  return (
    <form action={action} className="grid gap-2">
      <FormTrouble state={state} />
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton kind="plain" pendingText={t('sending')}>
        {t('withdraw')}
      </SubmitButton>
    </form>
  )
}
