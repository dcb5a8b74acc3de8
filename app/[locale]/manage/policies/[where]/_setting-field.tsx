'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Field, settingOf, settings } from '@/domain/policies/settings'
import type { typedBefore } from '@/lib/form-state'
import { FieldWords, SelectField, TextField } from '@/ui/field'

/** One setting as its form shows it. `was` is the level's own value; empty is inherited. */
export type FieldView = {
  field: Field
  label: string
  hint: ReactNode
  was: string
  value: string
  choices: { value: string; label: string }[] | null
  suffix: string
  /** The city inherits from nobody. */
  mustSet: boolean
}

type Props = { view: FieldView; typed: ReturnType<typeof typedBefore>; error: string | undefined }

/** A setting's own value beside what is in force; emptied, it follows the level above. */
export function SettingField({ view, typed, error }: Props) {
  const t = useTranslations('policies.form')
  const { field, label, hint, was, value, choices, suffix, mustSet } = view
  const common = { name: field, label, hint, error }
  return (
    <div className="min-w-0">
      <input type="hidden" name={`was.${field}`} value={typed.text(`was.${field}`, was)} />
      {settingOf(field).kind === 'bands' ? (
        <BandRows view={view} typed={typed} error={error} />
      ) : choices ? (
        <SelectField
          {...common}
          options={choices}
          {...(mustSet ? {} : { empty: t('inherit') })}
          defaultValue={typed.text(field, value)}
        />
      ) : (
        <TextField
          {...common}
          note={suffix}
          inputMode={settingOf(field).kind === 'time' ? 'text' : 'decimal'}
          maxLength={20}
          autoComplete="off"
          className="max-w-40 tabular-nums"
          placeholder={mustSet ? undefined : t('inherit')}
          defaultValue={typed.text(field, value)}
        />
      )}
    </div>
  )
}

/** Age bands as rows of three numbers; two rows more than there are. */
function BandRows({ view, typed, error }: Props) {
  const t = useTranslations('policies.form')
  const { field, hint, value } = view
  const bands = value.split(' ').map((text) => /^(\d+)-(\d+):(\d+)$/.exec(text) ?? [])
  const filled = value === '' ? 0 : bands.length
  const { most } = settings.ageBands
  const rows = Math.min(most, Math.max(filled + 2, typed.sent ? most : 0))
  const parts = [
    ['from', 'bandFrom'],
    ['to', 'bandTo'],
    ['ratio', 'bandRatio'],
  ] as const
  return (
    <fieldset id={field} tabIndex={-1} className="grid gap-2">
      <legend className="mb-1.5 font-[650]">{t('bands')}</legend>
      <FieldWords name={field} label="" hint={hint} error={error} />
      <p className="text-small text-soft">{t('bandsHint')}</p>
      <div aria-hidden="true" className="grid grid-cols-3 gap-2 text-small text-soft">
        <span>{t('bandsFrom')}</span>
        <span>{t('bandsTo')}</span>
        <span>{t('bandsRatio')}</span>
      </div>
      {Array.from({ length: rows }, (_, n) => n).map((n) => (
        <div key={n} className="grid grid-cols-3 gap-2">
          {parts.map(([part, name], at) => (
            <input
              key={part}
              name={`band.${n}.${part}`}
              aria-label={t(name, { n: n + 1 })}
              inputMode="numeric"
              maxLength={20}
              autoComplete="off"
              defaultValue={typed.text(`band.${n}.${part}`, bands[n]?.[at + 1] ?? '')}
              className="entry tabular-nums"
            />
          ))}
        </div>
      ))}
    </fieldset>
  )
}
