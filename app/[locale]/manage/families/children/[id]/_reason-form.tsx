'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { readingPurposes } from '@/domain/families/reading-rules'
import { typedBefore } from '@/lib/form-state'
import { useStateAction } from '@/lib/use-state-action'
import { ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { openRecordAction } from '../../actions'

const errors = ['purpose_missing', 'reading_reason_missing', 'reading_reason_long'] as const

/** States why a child's record is opened. */
export function ReasonForm({ childId }: { childId: string }) {
  const t = useTranslations('desk')
  const [state, action] = useStateAction(openRecordAction)
  const typed = typedBefore(state)
  const text = (reason: string) => t(`errors.${errors.find((one) => one === reason) ?? 'wrong'}`)
  const wrong = state.validationErrors?.fields ?? {}
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble state={state} text={text} />
      <input type="hidden" name="childId" value={childId} />
      <ChoiceField
        name="purpose"
        label={t('families.purpose')}
        columns={2}
        choices={readingPurposes.map((value) => ({
          value,
          label: t(`families.purposes.${value}`),
        }))}
        chosen={typed.list('purpose')}
        error={wrong.purpose && text(wrong.purpose)}
      />
      <TextField
        name="reason"
        autoComplete="off"
        required
        label={t('families.reason')}
        hint={t('families.reasonHint')}
        defaultValue={typed.text('reason')}
        error={wrong.reason && text(wrong.reason)}
      />
      <div>
        <SubmitButton pendingText={t('families.opening')}>{t('families.openRecord')}</SubmitButton>
      </div>
    </form>
  )
}
