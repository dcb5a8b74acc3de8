'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useRefusalText } from './_refusal-text'
import { withdrawPolicyAction } from './actions'

/** Takes back a change before it takes effect. */
export function WithdrawForm({
  where,
  policyId,
  seen,
}: {
  where: string
  policyId: string
  seen: string
}) {
  const t = useTranslations('policies')
  const refusalText = useRefusalText()
  const [state, action] = useStateAction(withdrawPolicyAction)
  const typed = typedBefore(state)
  const refusal = state.data?.refusal
  const wrong = state.validationErrors?.fields.withdrawReason
  const told = refusal && tied(refusal.reason, refusalText.of(refusal).text)
  const error = (field: string) => (told?.field === field ? told.text : undefined)
  const idOf = (field: string) => `${field}-${policyId}`
  const short = refusal?.reason === 'leaves_shortfall' || refusal?.reason === 'reason_needed'
  return (
    <Disclosure summary={t('coming.withdrawTitle')} open={typed.sent}>
      <form action={action} noValidate className="grid gap-3">
        <FormTrouble state={state} text={refusalText.field} refusal={told} idOf={idOf} />
        <p>{t('coming.means')}</p>
        <input type="hidden" name="where" value={where} />
        <input type="hidden" name="policyId" value={policyId} />
        <input type="hidden" name="seen" value={seenBefore(state, seen)} />
        <TextField
          id={idOf('withdrawReason')}
          name="withdrawReason"
          maxLength={300}
          label={t('form.reason')}
          note={t('form.optional')}
          defaultValue={typed.text('withdrawReason')}
          error={wrong ? refusalText.field(wrong) : error('withdrawReason')}
        />
        {short ? (
          <CheckboxField
            id={idOf('withdrawConfirmed')}
            name="withdrawConfirmed"
            label={t('form.confirm')}
            defaultChecked={typed.text('withdrawConfirmed') === 'yes'}
            error={error('withdrawConfirmed')}
          />
        ) : null}
        <SubmitButton kind="danger" pendingText={t('coming.withdrawing')}>
          {t('coming.withdraw')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}

/** A refusal at the field it asks for, if it asks for one. */
function tied(reason: string, text: string): { field?: string; text: string } {
  if (reason === 'leaves_shortfall') return { field: 'withdrawConfirmed', text }
  if (reason === 'reason_needed') return { field: 'withdrawReason', text }
  return { text }
}
