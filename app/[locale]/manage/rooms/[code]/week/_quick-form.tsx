'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenAround, typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { SelectField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Agree, refusalOf } from './_agree'
import { useFieldText } from './_field-text'
import { personShiftAction } from './actions'

export type Choice = { value: string; label: string }
type Times = { from: string; to: string; breakFrom: string; breakTo: string }

/** One person's shift on one or several days of the week, without opening each day. */
export function QuickForm({
  code,
  monday,
  people,
  days,
  first,
  seen,
}: {
  code: string
  monday: string
  people: Choice[]
  days: Choice[]
  /** The cell chosen in the table: who, which day, and the shift they have. */
  first: { who: string; days: string[] } & Times
  /** What the page shows of each person's days; sent back with the form. */
  seen: string
}) {
  const t = useTranslations('roster.quick')
  const text = useFieldText()
  const [state, action] = useStateAction(personShiftAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const at = (name: keyof Times) => (
    <SelectField
      name={name}
      label={t(name)}
      empty={t('none')}
      options={quarters}
      defaultValue={typed.text(name, first[name])}
      error={wrong[name] && text(wrong[name])}
    />
  )
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refusalOf(state.data)} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="monday" value={monday} />
      <input type="hidden" name="seen" value={seenAround(state, seen, state.data?.reason)} />
      <SelectField
        name="who"
        label={t('who')}
        empty={t('choose')}
        options={people}
        defaultValue={typed.text('who', first.who)}
        error={wrong.who && text(wrong.who)}
      />
      <ChoiceField
        kind="checkbox"
        name="days"
        columns={2}
        label={t('days')}
        choices={days}
        chosen={typed.list('days', first.days)}
        error={wrong.days && text(wrong.days)}
      />
      <div className="grid grid-cols-2 items-end gap-3">
        {at('from')}
        {at('to')}
        {at('breakFrom')}
        {at('breakTo')}
      </div>
      <Agree form="quick" told={state.data} typed={typed} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingText={t('pending')}>{t('submit')}</SubmitButton>
        <SubmitButton kind="quiet" name="off" value="1" pendingText={t('pending')}>
          {t('off')}
        </SubmitButton>
      </div>
    </form>
  )
}

/** 06:00 to 21:00 by the quarter hour. */
const quarters = Array.from({ length: 61 }, (_, n) => {
  const hour = String(6 + Math.floor(n / 4)).padStart(2, '0')
  const value = `${hour}:${String((n % 4) * 15).padStart(2, '0')}`
  return { value, label: value }
})
