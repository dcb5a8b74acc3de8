'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { PreviewResult } from '@/app/_components/manage/preview-result'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { CheckboxField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { ToBeClosed } from './_to-be-closed'
import { saveCalendarAction } from './actions'

const kinds = ['holiday', 'makeup', 'plain'] as const
const known = ['day_missing', 'range_reversed', 'range_long', 'name_missing', 'name_long'] as const

/** Enters days or a range of them; what that does to slots stands before saving. */
export function CalendarForm({ today }: { today: string }) {
  const t = useTranslations('calendar')
  const format = formats(useLocale())
  const [state, action] = useStateAction(saveCalendarAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const text = (reason: string) => t(`errors.${known.find((one) => one === reason) ?? 'wrong'}`)
  const error = (name: string) => (wrong[name] ? text(wrong[name]) : undefined)
  const { preview, closing, asked, refusal } = state.data ?? {}
  const dayText =
    refusal && 'day' in refusal
      ? t(`errors.${refusal.reason}`, { day: format.day(refusal.day) })
      : undefined
  const told = refusal ? 'changed_meanwhile' : asked ? 'unseen' : null
  const refused = dayText ? { field: 'from', text: dayText } : told && { text: t(`errors.${told}`) }
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refused ?? null} />
      <input type="hidden" name="seen" value={seenBefore(state, '')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="from"
          type="date"
          min={today}
          required
          label={t('form.from')}
          defaultValue={typed.text('from')}
          error={error('from') ?? dayText}
        />
        <TextField
          name="to"
          type="date"
          min={today}
          label={t('form.to')}
          note={t('form.toHint')}
          defaultValue={typed.text('to')}
          error={error('to')}
        />
      </div>
      <SelectField
        name="kind"
        label={t('form.kind')}
        options={kinds.map((value) => ({ value, label: t(`form.${value}`) }))}
        defaultValue={typed.text('kind', 'holiday')}
      />
      <TextField
        name="nameZh"
        maxLength={40}
        label={t('form.nameZh')}
        hint={t('form.nameZhHint')}
        defaultValue={typed.text('nameZh')}
        error={error('nameZh')}
      />
      <TextField
        name="nameEn"
        maxLength={60}
        lang="en"
        label={t('form.nameEn')}
        defaultValue={typed.text('nameEn')}
        error={error('nameEn')}
      />
      <CheckboxField
        name="official"
        label={t('form.official')}
        defaultChecked={typed.sent ? typed.text('official') === 'yes' : true}
      />
      {preview ? <PreviewResult preview={preview} /> : null}
      {closing && closing.total > 0 ? (
        <ToBeClosed closing={closing} asked={asked === true} />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton
          kind={preview ? 'quiet' : 'primary'}
          name="do"
          value="preview"
          pendingText={t('form.pending')}
        >
          {t('form.preview')}
        </SubmitButton>
        <SubmitButton
          kind={preview ? 'primary' : 'quiet'}
          name="do"
          value="save"
          pendingText={t('form.pending')}
        >
          {closing && closing.total > 0
            ? t('closing.save', { count: closing.total })
            : t('form.save')}
        </SubmitButton>
      </div>
    </form>
  )
}
