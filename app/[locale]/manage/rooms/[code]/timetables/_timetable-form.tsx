'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { PatternLimits } from '@/domain/slots/pattern-limits'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { CheckboxField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Preview } from './_preview'
import { useFieldText, useProblem } from './_problem-text'
import { type Fields, TermFields, useTermLabel } from './_term-fields'
import { WeekdaysField } from './_weekdays-field'
import { savePatternAction } from './actions'

/** A pattern as a form holds it: texts. */
export type ShownPattern = Record<
  | 'fromTime'
  | 'toTime'
  | 'ageFromMonths'
  | 'ageToMonths'
  | 'cap'
  | 'priceFenPerHour'
  | 'validFrom'
  | 'validTo'
  | 'flexible'
  | 'sharesCapacity',
  string
> & { weekdays: string[] }

/**
 * The form of a weekly pattern. It first shows which slots it touches and saves when that is agreed
 * to; nothing typed is lost on the way.
 */
export function TimetableForm(props: {
  deed: 'create' | 'change'
  code: string
  roomId: string
  timetableId: string
  seen: string
  limits: PatternLimits
  shown: ShownPattern
  month: string
  months: string[]
}) {
  const { code, limits, shown } = props
  const t = useTranslations('timetables.form')
  const text = useFieldText()
  const label = useTermLabel()
  const problemText = useProblem()
  const [state, action] = useStateAction(savePatternAction)
  const typed = typedBefore(state)
  // A page drawn again meanwhile knows more than what the fields were filled from.
  const [first] = useState(props.seen)
  const wrong = state.validationErrors?.fields ?? {}
  const { preview = null, stale = false, refusal = null } = state.data ?? {}
  const problem = refusal && problemText(refusal)
  const fields: Fields = {
    value: (name) => typed.text(name, shown[name as Exclude<keyof ShownPattern, 'weekdays'>]),
    error: (name) => {
      if (problem?.field === name) return problem.text
      return wrong[name] && text(wrong[name])
    },
  }
  return (
    <form action={action} noValidate className="grid max-w-text gap-6">
      <FormTrouble state={state} text={text} label={label} refusal={problem} />
      {preview ? (
        <p>
          {t('unsaved')}{' '}
          <a href="#preview" className="link inline-flex min-h-11 items-center">
            {t('see')}
          </a>
        </p>
      ) : null}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="deed" value={props.deed} />
      <input type="hidden" name="roomId" value={props.roomId} />
      <input
        type="hidden"
        name="timetableId"
        value={typed.text('timetableId', props.timetableId)}
      />
      <input type="hidden" name="seen" value={seenBefore(state, first)} />
      <WeekdaysField
        chosen={typed.list('weekdays', shown.weekdays)}
        error={fields.error('weekdays')}
      />
      <TermFields fields={fields} limits={limits} />
      <div className="grid gap-3 sm:grid-cols-2 sm:items-end">
        <TextField
          type="date"
          name="validFrom"
          label={t('validFrom')}
          required
          defaultValue={fields.value('validFrom')}
          error={fields.error('validFrom')}
        />
        <TextField
          type="date"
          name="validTo"
          label={t('validTo')}
          hint={t('validToHint')}
          defaultValue={fields.value('validTo')}
          error={fields.error('validTo')}
        />
      </div>
      <CheckboxField
        name="sharesCapacity"
        label={t('shares')}
        hint={t('sharesHint', { places: limits.places })}
        defaultChecked={fields.value('sharesCapacity') === 'yes'}
        error={fields.error('sharesCapacity')}
      />
      {preview ? <Preview id="preview" code={code} preview={preview} stale={stale} /> : null}
      <MonthField months={props.months} value={typed.text('month', props.month)} />
      <div className="flex flex-wrap gap-3">
        {preview ? (
          <SubmitButton name="agreed" value={preview.agreement} pendingText={t('saving')}>
            {t('save')}
          </SubmitButton>
        ) : null}
        <SubmitButton kind={preview ? 'quiet' : 'primary'} pendingText={t('previewing')}>
          {t(preview ? 'again' : 'preview')}
        </SubmitButton>
      </div>
    </form>
  )
}

/** Which month the preview draws. */
function MonthField({ months, value }: { months: string[]; value: string }) {
  const t = useTranslations('timetables.form')
  const words = useMonthWords()
  return (
    <div className="max-w-60">
      <SelectField
        name="month"
        label={t('month')}
        options={months.map((month) => ({ value: month, label: words(month) }))}
        defaultValue={value}
      />
    </div>
  )
}

function useMonthWords(): (month: string) => string {
  const format = formats(useLocale())
  return (month) => `${month.slice(0, 4)} · ${format.month(`${month}-01`)}`
}
