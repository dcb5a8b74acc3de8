'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { relations } from '@/domain/children/types'
import { typedBefore } from '@/lib/form-state'
import { CheckboxField, ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { type DeskPlace, PlaceFields } from './_place-fields'
import { useFieldText } from './_use-field-text'
import { registerFamilyAction } from './actions'

/** Registers a family and its child, with the consent the guardian gave by word. */
export function RegisterFamily({ place, phone }: { place: DeskPlace; phone: string }) {
  const t = useTranslations('desk.desk')
  const words = useTranslations('common.form')
  const text = useFieldText()
  const [state, action] = useStateAction(registerFamilyAction)
  const typed = typedBefore(state)
  const refused = state.data?.reason
  const field = refused === 'find_again' ? 'phone' : 'birthDate'
  const wrong = (name: string) => {
    const reason = name === field && refused ? refused : state.validationErrors?.fields[name]
    return reason && text(reason)
  }
  return (
    <form action={action} noValidate className="grid gap-5">
      <h2 className="text-heading">{t('registerTitle')}</h2>
      <FormTrouble
        state={state}
        text={text}
        refusal={refused ? { field, text: text(refused) } : null}
      />
      <PlaceFields {...place} />
      <TextField
        name="phone"
        id="newPhone"
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('phone')}
        defaultValue={typed.text('phone', phone)}
        error={wrong('phone')}
      />
      <TextField
        name="guardianName"
        autoComplete="off"
        required
        label={t('guardianName')}
        defaultValue={typed.text('guardianName')}
        error={wrong('guardianName')}
      />
      <ChoiceField
        name="language"
        label={t('language')}
        columns={2}
        choices={[
          { value: 'zh', label: t('zh') },
          { value: 'en', label: t('en') },
        ]}
        chosen={[typed.text('language', 'zh')]}
        error={wrong('language')}
      />
      <TextField
        name="childName"
        autoComplete="off"
        required
        label={t('childName')}
        defaultValue={typed.text('childName')}
        error={wrong('childName')}
      />
      <TextField
        name="birthDate"
        type="date"
        required
        className="max-w-60"
        label={t('birthDate')}
        hint={t('birthDateHint')}
        defaultValue={typed.text('birthDate')}
        error={wrong('birthDate')}
      />
      <ChoiceField
        name="relation"
        label={t('relation')}
        columns={2}
        choices={relations.map((value) => ({ value, label: t(`relations.${value}`) }))}
        chosen={typed.list('relation')}
        error={wrong('relation')}
      />
      <TextField
        name="allergies"
        autoComplete="off"
        label={t('allergies')}
        note={words('optional')}
        hint={t('allergiesHint')}
        defaultValue={typed.text('allergies')}
        error={wrong('allergies')}
      />
      <div className="grid gap-2 rounded-soft bg-sunk p-4">
        <p className="font-[650]">{t('consentTitle')}</p>
        <p>{t('consentText')}</p>
        <CheckboxField
          name="consent"
          label={t('consent')}
          defaultChecked={typed.text('consent') === 'yes'}
          error={wrong('consent')}
        />
      </div>
      <SubmitButton pendingText={t('registering')}>{t('register')}</SubmitButton>
    </form>
  )
}
