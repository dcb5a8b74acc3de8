'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { ChoiceField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Agree, refusalOf } from './_agree'
import { useFieldText } from './_field-text'
import type { Choice } from './_quick-form'
import { applyTemplateAction, deleteTemplateAction, saveTemplateAction } from './actions'

type Place = { code: string; monday: string }

function PlaceFields({ code, monday }: Place) {
  return (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="monday" value={monday} />
    </>
  )
}

/** Keeps a day of the week shown as a template. */
export function SaveTemplateForm({
  roomId,
  days,
  ...place
}: Place & { roomId: string; days: Choice[] }) {
  const t = useTranslations('roster.templates')
  const text = useFieldText()
  const [state, action] = useStateAction(saveTemplateAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refusalOf(state.data)} />
      <PlaceFields {...place} />
      <input type="hidden" name="roomId" value={roomId} />
      <SelectField
        name="templateDay"
        label={t('from')}
        options={days}
        defaultValue={typed.text('templateDay', days[0]?.value)}
      />
      <TextField
        name="templateName"
        label={t('name')}
        hint={t('nameHint')}
        maxLength={40}
        defaultValue={typed.text('templateName')}
        error={wrong.templateName && text(wrong.templateName)}
      />
      <SubmitButton kind="quiet" pendingText={t('saving')}>
        {t('save')}
      </SubmitButton>
    </form>
  )
}

/** Lays a template over days of the week shown. */
export function ApplyTemplateForm({
  templates,
  days,
  ...place
}: Place & { templates: Choice[]; days: Choice[] }) {
  const t = useTranslations('roster.templates')
  const text = useFieldText()
  const [state, action] = useStateAction(applyTemplateAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble state={state} text={text} refusal={refusalOf(state.data)} />
      <PlaceFields {...place} />
      <SelectField
        name="templateId"
        label={t('which')}
        options={templates}
        defaultValue={typed.text('templateId', templates[0]?.value)}
        error={wrong.templateId && text(wrong.templateId)}
      />
      <ChoiceField
        kind="checkbox"
        name="templateDays"
        columns={2}
        label={t('days')}
        choices={days}
        chosen={typed.list('templateDays')}
        error={wrong.templateDays && text(wrong.templateDays)}
      />
      <Agree form="template" told={state.data} typed={typed} />
      <SubmitButton kind="quiet" pendingText={t('applying')}>
        {t('submitApply')}
      </SubmitButton>
    </form>
  )
}

/** Takes a template away. */
export function DeleteTemplateForm({
  templateId,
  name,
  ...place
}: Place & { templateId: string; name: string }) {
  const t = useTranslations('roster.templates')
  const [state, action] = useStateAction(deleteTemplateAction)
  return (
    <form action={action}>
      <FormTrouble state={state} />
      <PlaceFields {...place} />
      <input type="hidden" name="templateId" value={templateId} />
      <SubmitButton kind="plain" pendingText={t('deleting')}>
        {t('delete')}
        <span className="sr-only">{t('deleteOf', { name })}</span>
      </SubmitButton>
    </form>
  )
}
