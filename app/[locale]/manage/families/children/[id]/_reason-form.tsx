'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { StatedReasonFields, useReasonText } from '@/app/_components/manage/stated-reason'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { SubmitButton } from '@/ui/submit-button'
import { openRecordAction } from '../../actions'

/** States why a child's record is opened. */
export function ReasonForm({ childId }: { childId: string }) {
  const t = useTranslations('desk.families')
  const [state, action] = useStateAction(openRecordAction)
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble state={state} text={useReasonText()} />
      <input type="hidden" name="childId" value={childId} />
      <StatedReasonFields typed={typedBefore(state)} wrong={state.validationErrors?.fields ?? {}} />
      <div>
        <SubmitButton pendingText={t('opening')}>{t('openRecord')}</SubmitButton>
      </div>
    </form>
  )
}
