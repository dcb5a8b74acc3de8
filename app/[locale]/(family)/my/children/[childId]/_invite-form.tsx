'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useReason } from '@/app/_components/use-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { inviteGuardianAction } from '../actions'

/** Asks another guardian by mobile number. */
export function InviteForm({ childId, days }: { childId: string; days: number }) {
  const t = useTranslations('children')
  const reason = useReason('children')
  const [state, action] = useStateAction(inviteGuardianAction)
  const typed = typedBefore(state)
  const refused = state.data?.reason
  const field = refused === 'consent_missing' ? undefined : 'phone'
  const wrong = (field && refused) ?? state.validationErrors?.fields.phone
  return (
    <Disclosure key={typed.sent ? 'sent' : 'new'} open={typed.sent} summary={t('guardians.invite')}>
      <p>{t('guardians.inviteText', { days })}</p>
      <form action={action} noValidate className="grid gap-4 pt-2">
        <FormTrouble
          state={state}
          text={reason}
          refusal={refused ? { field, text: t(`errors.${refused}`) } : null}
        />
        <input type="hidden" name="childId" value={childId} />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t('guardians.phone')}
          defaultValue={typed.text('phone')}
          error={wrong && reason(wrong)}
        />
        <SubmitButton kind="quiet" pendingText={t('guardians.sending')}>
          {t('guardians.send')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}
