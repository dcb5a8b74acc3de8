'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { seenAround, typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useFieldText, useRefusalText } from './_words'
import { importChildrenAction } from './actions'

/** Sends a filled-in template; one bad row and nothing is imported. */
export function ImportForm({ where, today, seen }: { where: string; today: string; seen: string }) {
  const t = useTranslations('figures.enter')
  const text = useFieldText()
  const refusalText = useRefusalText()
  const [state, action] = useStateAction(importChildrenAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data ? { field: 'file', text: refusalText(state.data.refusal) } : undefined
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble state={state} text={text} refusal={refusal} />
      <input type="hidden" name="where" value={where} />
      <input
        type="hidden"
        name="seen"
        value={seenAround(state, seen, state.data?.refusal.reason)}
      />
      <TextField
        name="file"
        type="file"
        accept=".csv,.xlsx"
        label={t('file')}
        hint={t('fileHint')}
        error={refusal?.text ?? (wrong.file ? text(wrong.file) : undefined)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="fileDay"
          type="date"
          label={t('from')}
          hint={t('fromHint')}
          defaultValue={typed.text('fileDay', today)}
          error={wrong.fileDay ? text(wrong.fileDay) : undefined}
        />
        <TextField
          name="fileSource"
          maxLength={200}
          label={t('source')}
          hint={t('sourceHint')}
          defaultValue={typed.text('fileSource')}
          error={wrong.fileSource ? text(wrong.fileSource) : undefined}
        />
      </div>
      <p>
        <SubmitButton kind="quiet" pendingText={t('importing')}>
          {t('import')}
        </SubmitButton>
      </p>
    </form>
  )
}
