'use client'

import { useTranslations } from 'next-intl'
import { type ChildRecord, identityKinds } from '@/domain/children/types'
import type { typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { type Option, SelectField, TextField } from '@/ui/field'

/** The document: kind, number, country. A saved number is shown masked and stays when left empty. */
export function IdentityFields({
  kept,
  countries,
  typed,
  wrong,
}: {
  kept: ChildRecord['identity']
  countries: Option[]
  typed: ReturnType<typeof typedBefore>
  wrong: (name: string) => string | undefined
}) {
  const t = useTranslations('children')
  const words = useTranslations('common.form')
  const kind = typed.text('identityKind', kept?.kind)
  const country = typed.text('identityCountry', kept?.country ?? '')
  const trouble = ['identityKind', 'identityNumber', 'identityCountry'].some(wrong)
  return (
    <Disclosure
      key={trouble ? 'trouble' : 'calm'}
      open={trouble || typed.text('identityNumber') !== '' || kept !== null}
      summary={`${t('fields.identity')} · ${words('optional')}`}
    >
      <p className="text-small text-soft">{t('fields.identityHint')}</p>
      <div className="grid gap-5 pt-2">
        <SelectField
          key={`kind ${kind}`}
          name="identityKind"
          label={t('fields.kind')}
          empty={t('fields.kindEmpty')}
          options={identityKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          defaultValue={kind}
          error={wrong('identityKind')}
        />
        <TextField
          name="identityNumber"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          label={t('fields.number')}
          hint={kept ? t('fields.numberKept', { masked: kept.masked }) : undefined}
          defaultValue={typed.text('identityNumber')}
          error={wrong('identityNumber')}
        />
        <SelectField
          key={`country ${country}`}
          name="identityCountry"
          label={t('fields.country')}
          hint={t('fields.countryHint')}
          empty={t('fields.countryEmpty')}
          options={countries}
          defaultValue={country}
          error={wrong('identityCountry')}
        />
        {kept ? (
          <CheckboxField
            name="removeIdentity"
            label={t('fields.remove')}
            defaultChecked={typed.text('removeIdentity') === 'yes'}
          />
        ) : null}
      </div>
    </Disclosure>
  )
}
