'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { type DeskPlace, PlaceFields } from './_place-fields'
import { RegisterFamily } from './_register-family'
import { useFieldText } from './_use-field-text'
import { findFamilyAction } from './actions'

/** Asks for the family's number; one that is not known yet can be registered below. */
export function FindFamily(place: DeskPlace) {
  const t = useTranslations('desk.desk')
  const text = useFieldText()
  const [state, action] = useStateAction(findFamilyAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields.phone
  return (
    <div className="grid gap-6">
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble state={state} text={text} />
        <PlaceFields {...place} />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          required
          label={t('phone')}
          hint={t('phoneHint')}
          defaultValue={typed.text('phone')}
          error={wrong && text(wrong)}
        />
        <SubmitButton kind={state.data ? 'quiet' : 'primary'} pendingText={t('finding')}>
          {t('find')}
        </SubmitButton>
      </form>
      {state.data ? (
        <>
          <Notice tone="warning" announce title={t('notRegistered')}>
            {t('notRegisteredText')}
          </Notice>
          <RegisterFamily key={typed.text('phone')} place={place} phone={typed.text('phone')} />
        </>
      ) : null}
    </div>
  )
}
