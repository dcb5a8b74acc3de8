'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { SelectField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Agree, refusalOf } from './_agree'
import { useFieldText } from './_field-text'
import type { Choice } from './_quick-form'
import { copyWeekAction } from './actions'

/** Copies the week shown to one of the weeks after it. */
export function CopyForm(props: { code: string; monday: string; roomId: string; weeks: Choice[] }) {
  const t = useTranslations('roster.copy')
  const text = useFieldText()
  const [state, action] = useStateAction(copyWeekAction)
  const typed = typedBefore(state)
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refusalOf(state.data)} />
      <input type="hidden" name="code" value={props.code} />
      <input type="hidden" name="monday" value={props.monday} />
      <input type="hidden" name="roomId" value={props.roomId} />
      <SelectField
        name="toMonday"
        label={t('to')}
        options={props.weeks}
        defaultValue={typed.text('toMonday', props.weeks[0]?.value)}
      />
      <Agree form="copy" told={state.data} typed={typed} />
      <SubmitButton kind="quiet" pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
