'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { ShiftInput } from '@/domain/roster/inputs'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { CheckboxField } from '@/ui/choice-field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { TextLink } from '@/ui/text-link'
import { RosterRow, type StaffOption } from './_roster-row'
import { saveRosterAction } from './actions'

const errorTexts = [
  'time_missing',
  'break_missing',
  'shift_reversed',
  'not_quarter_hours',
  'break_reversed',
  'break_outside_shift',
  'breaks_overlap',
  'shifts_overlap',
  'unknown_caregiver',
  'caregiver_elsewhere',
  'day_in_past',
  'nothing_to_repeat',
] as const

/**
 * The roster of a day, a row a shift. What would fall short is shown before it is saved and has to
 * be agreed to; nothing typed is lost.
 */
export function RosterForm(props: {
  code: string
  roomId: string
  day: string
  seen: string
  staff: StaffOption[]
  shifts: ShiftInput[]
}) {
  const { code, day, staff, shifts } = props
  const t = useTranslations('manage.roster')
  const errors = useTranslations('manage.errors')
  const [state, action] = useStateAction(saveRosterAction)
  const typed = typedBefore(state)
  const text = (reason: string) => errors(errorTexts.find((one) => one === reason) ?? 'wrong')
  const rows = state.data?.rows ?? Number(typed.text('rows', String(shifts.length + 1)))
  const { reason, short, field } = state.data ?? { reason: null, short: null, field: null }
  const wrong = { ...state.validationErrors?.fields }
  if (field && reason) wrong[field] = reason
  return (
    <form action={action} noValidate className="grid gap-5">
      <FormTrouble state={state} text={text} refusal={refusalOf()} />
      {reason === 'changed_meanwhile' ? (
        <p className="ways">
          <TextLink href={paths.manageRoster(code, day)}>{errors('roster_see')}</TextLink>
        </p>
      ) : null}
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="roomId" value={props.roomId} />
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="seen" value={seenBefore(state, props.seen)} />
      <input type="hidden" name="rows" value={rows} />
      {short ? <Leaves lines={short} /> : null}
      <ol className="grid gap-3 lg:grid-cols-2">
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <RosterRow
            key={row}
            row={row}
            staff={staff}
            shift={shifts[row]}
            typed={typed}
            error={(field) => wrong[field] && text(wrong[field])}
          />
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingText={t('pending')}>
          {short ? t('submitAnyway') : t('submit')}
        </SubmitButton>
        <SubmitButton kind="quiet" name="add" value="1" pendingText={t('adding')}>
          {t('add')}
        </SubmitButton>
      </div>
    </form>
  )

  function refusalOf() {
    if (reason === null || short) return null
    if (reason === 'changed_meanwhile') return { text: errors('roster_changed') }
    return { field: field ?? undefined, text: text(reason) }
  }
}

/** What would fall short, and the agreement to it. */
function Leaves({ lines }: { lines: string[] }) {
  const t = useTranslations('manage.roster')
  return (
    <Notice tone="warning" title={t('leavesTitle')} announce>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="mt-1">{t('leavesText')}</p>
      <CheckboxField name="confirmed" label={t('confirm')} />
    </Notice>
  )
}
