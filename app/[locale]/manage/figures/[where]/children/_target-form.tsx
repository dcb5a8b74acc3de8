'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenAround, typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useFieldText, useRefusalText } from './_words'
import { setTargetAction } from './actions'

/** The city's target of a year. */
export function TargetForm({
  year,
  target,
  seen,
}: {
  year: number
  target: number | null
  seen: string
}) {
  const t = useTranslations('figures.enter')
  const text = useFieldText()
  const refusalText = useRefusalText()
  const [state, action] = useStateAction(setTargetAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data ? { text: refusalText(state.data.refusal) } : undefined
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble
        state={state}
        text={text}
        label={(field) => t(field === 'year' ? 'year' : 'newPlaces')}
        refusal={refusal}
      />
      <input
        type="hidden"
        name="seen"
        value={seenAround(state, seen, state.data?.refusal.reason)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="year"
          inputMode="numeric"
          maxLength={20}
          label={t('year')}
          defaultValue={typed.text('year', String(year))}
          error={wrong.year ? text(wrong.year) : undefined}
        />
        <TextField
          name="newPlaces"
          inputMode="numeric"
          maxLength={20}
          label={t('newPlaces')}
          defaultValue={typed.text('newPlaces', target === null ? '' : String(target))}
          error={wrong.newPlaces ? text(wrong.newPlaces) : undefined}
        />
      </div>
      <p>
        <SubmitButton kind="quiet" pendingText={t('saving')}>
          {t('setTarget')}
        </SubmitButton>
      </p>
    </form>
  )
}
