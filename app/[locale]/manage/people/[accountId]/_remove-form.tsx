'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useRefusalText } from '../_texts'
import { removeRoleAction } from '../actions'

/** Takes one of a person's roles away, with a reason. */
export function RemoveForm({
  accountId,
  roles,
}: {
  accountId: string
  roles: { id: string; label: ReactNode }[]
}) {
  const t = useTranslations('people.person')
  const text = useRefusalText()
  const [state, remove] = useStateAction(removeRoleAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const only = roles.length === 1 ? (roles[0]?.id ?? '') : ''
  return (
    <form action={remove} noValidate className="grid gap-4">
      <FormTrouble
        state={state}
        text={text}
        refusal={state.data && { text: text(state.data.reason) }}
      />
      <input type="hidden" name="accountId" value={accountId} />
      <ChoiceField
        name="roleId"
        label={t('which')}
        choices={roles.map(({ id, label }) => ({ value: id, label }))}
        chosen={[typed.text('roleId', only)]}
        error={wrong.roleId && text(wrong.roleId)}
      />
      <TextField
        name="removeReason"
        required
        maxLength={200}
        label={t('reason')}
        hint={t('reasonHint')}
        defaultValue={typed.text('removeReason')}
        error={wrong.removeReason && text(wrong.removeReason)}
      />
      <p>
        <SubmitButton kind="danger" pendingText={t('removePending')}>
          {t('removeSubmit')}
        </SubmitButton>
      </p>
    </form>
  )
}
