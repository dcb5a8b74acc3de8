'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { PreviewResult } from '@/app/_components/manage/preview-result'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { KeptSlot } from '@/domain/calendar/queries'
import { typedBefore } from '@/lib/form-state'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { CheckboxField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { TextLink } from '@/ui/text-link'
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
  const { preview, kept, refusal } = state.data ?? {}
  const refused = refusal && {
    field: 'from',
    text: t(`errors.${refusal.reason}`, { day: format.day(refusal.day) }),
  }
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refused ?? null} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="from"
          type="date"
          min={today}
          required
          label={t('form.from')}
          defaultValue={typed.text('from')}
          error={error('from') ?? refused?.text}
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
      {kept && kept.total > 0 ? <Kept {...kept} /> : null}
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
          {t('form.save')}
        </SubmitButton>
      </div>
    </form>
  )
}

/** Slots with bookings on days off: they stay, and people settle them. */
function Kept({ list, total }: { list: KeptSlot[]; total: number }) {
  const t = useTranslations('calendar.kept')
  const zh = useLocale() === 'zh'
  const format = formats(useLocale())
  return (
    <Notice tone="warning" title={t('title', { count: total })}>
      <p>{t('lead')}</p>
      <ul className="grid gap-1">
        {list.map(({ slotId, roomCode, roomZh, roomEn, startsAt, endsAt, bookings }) => (
          <li key={slotId}>
            <TextLink href={paths.manageSlot(roomCode, slotId)}>
              {t('line', {
                room: zh ? roomZh : (roomEn ?? roomZh),
                when: format.daySpan(startsAt, endsAt),
                count: bookings,
              })}
            </TextLink>
          </li>
        ))}
      </ul>
      {list.length < total ? <p>{t('shown', { shown: list.length, total })}</p> : null}
    </Notice>
  )
}
