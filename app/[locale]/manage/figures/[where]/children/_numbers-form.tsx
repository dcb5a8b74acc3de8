'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenAround, typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useFieldText, useRefusalText } from './_words'
import { setChildrenAction } from './actions'

export type NumberLine = { code: string; name: string; hint: string }

/** A number for each subdistrict; what is left empty stays as it is. */
export function NumbersForm({
  where,
  today,
  lines,
  seen,
}: {
  where: string
  today: string
  lines: NumberLine[]
  seen: string
}) {
  const t = useTranslations('figures.enter')
  const text = useFieldText()
  const refusalText = useRefusalText()
  const [state, action] = useStateAction(setChildrenAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data ? { text: refusalText(state.data.refusal) } : undefined
  const label = (field: string) => {
    const line = lines.find(({ code }) => field === `c_${code}`)
    return line && t('children', { name: line.name })
  }
  const error = (name: string) => (wrong[name] ? text(wrong[name]) : undefined)
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble state={state} text={text} label={label} refusal={refusal} />
      <input type="hidden" name="where" value={where} />
      <input
        type="hidden"
        name="seen"
        value={seenAround(state, seen, state.data?.refusal.reason)}
      />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {lines.map(({ code, name, hint }) => (
          <TextField
            key={code}
            name={`c_${code}`}
            inputMode="numeric"
            maxLength={20}
            label={t('children', { name })}
            hint={hint}
            defaultValue={typed.text(`c_${code}`)}
            error={error(`c_${code}`)}
          />
        ))}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="fromDay"
          type="date"
          label={t('from')}
          hint={t('fromHint')}
          defaultValue={typed.text('fromDay', today)}
          error={error('fromDay')}
        />
        <TextField
          name="source"
          maxLength={200}
          label={t('source')}
          hint={t('sourceHint')}
          defaultValue={typed.text('source')}
          error={error('source')}
        />
      </div>
      <p>
        <SubmitButton pendingText={t('saving')}>{t('save')}</SubmitButton>
      </p>
    </form>
  )
}
