'use client'

import { useTranslations } from 'next-intl'
import type { ShiftInput } from '@/domain/roster/inputs'
import type { typedBefore } from '@/lib/form-state'
import { Card } from '@/ui/card'
import { Disclosure } from '@/ui/disclosure'
import { SelectField } from '@/ui/field'
import { breaksPerRow, fieldOf } from './_rows'

export type StaffOption = { value: string; label: string }

type Row = {
  row: number
  staff: StaffOption[]
  shift: ShiftInput | undefined
  typed: ReturnType<typeof typedBefore>
  error: (field: string) => string | undefined
}

/** One shift: who, from when to when, and up to two breaks. Without a person the row is no shift. */
export function RosterRow({ row, staff, shift, typed, error }: Row) {
  const t = useTranslations('manage.roster')
  const value = (field: string, fallback: string) => typed.text(field, fallback)
  const breaks = Array.from(
    { length: Math.max(breaksPerRow, shift?.breaks.length ?? 0) },
    (_, n) => n + 1,
  )
  const pauses = breaks.map((n) => {
    const pause = shift?.breaks[n - 1]
    return {
      n,
      from: value(fieldOf.breakFrom(row, n), pause?.fromTime ?? ''),
      to: value(fieldOf.breakTo(row, n), pause?.toTime ?? ''),
    }
  })
  const spans = pauses.filter(({ from, to }) => from && to).map(({ from, to }) => `${from}–${to}`)
  const wrongBreak = breaks.some(
    (n) => error(fieldOf.breakFrom(row, n)) || error(fieldOf.breakTo(row, n)),
  )
  const who = fieldOf.who(row)
  return (
    <Card as="li" className="grid content-start gap-3">
      <fieldset className="grid gap-3">
        <legend className="sr-only">{t('person', { number: row + 1 })}</legend>
        <SelectField
          name={who}
          label={t('who')}
          empty={t('nobody')}
          options={staff}
          defaultValue={value(who, shift?.caregiverId ?? '')}
          error={error(who)}
        />
        <div className="grid grid-cols-2 items-end gap-3">
          <Time
            name={fieldOf.from(row)}
            label={t('from')}
            value={value(fieldOf.from(row), shift?.fromTime ?? '')}
            error={error(fieldOf.from(row))}
          />
          <Time
            name={fieldOf.to(row)}
            label={t('to')}
            value={value(fieldOf.to(row), shift?.toTime ?? '')}
            error={error(fieldOf.to(row))}
          />
        </div>
        <Disclosure summary={`${t('breaks')} ${spans.join('、') || t('none')}`} open={wrongBreak}>
          {pauses.map(({ n, from, to }) => (
            <div key={n} className="grid grid-cols-2 items-end gap-3">
              <Time
                name={fieldOf.breakFrom(row, n)}
                label={t('breakFrom', { number: n })}
                value={from}
                error={error(fieldOf.breakFrom(row, n))}
              />
              <Time
                name={fieldOf.breakTo(row, n)}
                label={t('breakTo', { number: n })}
                value={to}
                error={error(fieldOf.breakTo(row, n))}
              />
            </div>
          ))}
        </Disclosure>
      </fieldset>
    </Card>
  )
}

type Field = { name: string; label: string; value: string; error: string | undefined }

/** A quarter hour of the day; a time already there is kept whatever it is. */
function Time({ value, ...field }: Field) {
  const t = useTranslations('manage.roster')
  const times = quarters.includes(value) || !value ? quarters : [value, ...quarters]
  return (
    <SelectField
      {...field}
      empty={t('none')}
      options={times.map((at) => ({ value: at, label: at }))}
      defaultValue={value}
    />
  )
}

/** 06:00 to 21:00, the hours in which a baby room could be open. */
const quarters = Array.from({ length: 61 }, (_, n) => {
  const minutes = 6 * 60 + n * 15
  const hour = String(Math.floor(minutes / 60)).padStart(2, '0')
  return `${hour}:${String(minutes % 60).padStart(2, '0')}`
})
