'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { PatternLimits } from '@/domain/slots/pattern-limits'
import { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useFieldText } from '../../timetables/_problem-text'
import { type Fields, TermFields, useTermLabel } from '../../timetables/_term-fields'
import { useSlotProblem } from './_slot-problem'
import { addSlotAction } from './actions'

/** The form of one slot on one day. */
export function NewSlotForm(props: {
  code: string
  roomId: string
  slotId: string
  day: string
  limits: PatternLimits
  dayOff: boolean
}) {
  const t = useTranslations('timetables.slot')
  const text = useFieldText()
  const label = useTermLabel()
  const problemText = useSlotProblem()
  const [state, action] = useStateAction(addSlotAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const problem = state.data && problemText(state.data.refusal)
  const fields: Fields = {
    value: (name) => typed.text(name),
    error: (name) => {
      if (problem?.field === name) return problem.text
      return wrong[name] && text(wrong[name])
    },
  }
  return (
    <form action={action} noValidate className="grid max-w-text gap-6">
      <FormTrouble state={state} text={text} label={label} refusal={problem} />
      <input type="hidden" name="code" value={props.code} />
      <input type="hidden" name="roomId" value={props.roomId} />
      <input type="hidden" name="slotId" value={typed.text('slotId', props.slotId)} />
      <input type="hidden" name="day" value={props.day} />
      <TermFields fields={fields} limits={props.limits} />
      <CheckboxField
        name="sharesCapacity"
        label={t('shares')}
        hint={t('sharesHint', { places: props.limits.places })}
        defaultChecked={fields.value('sharesCapacity') === 'yes'}
        error={fields.error('sharesCapacity')}
      />
      {props.dayOff || problem?.field === 'confirmed' ? (
        <CheckboxField
          name="confirmed"
          label={t('confirm')}
          defaultChecked={fields.value('confirmed') === 'yes'}
          error={fields.error('confirmed')}
        />
      ) : null}
      <TextField
        name="reason"
        required
        maxLength={200}
        label={t('reason')}
        hint={t('reasonHint')}
        defaultValue={fields.value('reason')}
        error={fields.error('reason')}
      />
      <SubmitButton pendingText={t('pending')}>{t('submit')}</SubmitButton>
    </form>
  )
}
