'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { RelationField } from '@/app/_components/relation-field'
import { useReason } from '@/app/_components/use-reason'
import type { AddChildRefusal } from '@/domain/children/add-child'
import type { EditChildRefusal } from '@/domain/children/edit-child'
import type { ChildRecord } from '@/domain/children/types'
import { type ActionState, type Typed, typedBefore } from '@/lib/form-state'
import { type Option, TextAreaField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { fieldOfRefusal } from './_field-of-refusal'
import { IdentityFields } from './_identity-fields'

type Known = Pick<
  ChildRecord,
  'id' | 'name' | 'birthDate' | 'relation' | 'allergies' | 'notes' | 'identity' | 'version'
>

type State = ActionState<{ reason: AddChildRefusal | EditChildRefusal; typed: Typed }>

/** What is asked about a child: a new one, or `child` to be corrected. */
export function ChildForm({
  state,
  action,
  child,
  countries,
  next = null,
}: {
  state: State
  action: (form: FormData) => void
  child?: Known
  countries: Option[]
  next?: string | null
}) {
  const t = useTranslations('children')
  const words = useTranslations('common.form')
  const reason = useReason('children')
  const typed = typedBefore(state)
  const refused = state.data?.reason
  const field = refused && fieldOfRefusal(refused)
  const fields = state.validationErrors?.fields ?? {}
  const wrong = (name: string) => {
    const why = field === name ? refused : fields[name]
    return why && reason(why)
  }
  return (
    <form action={action} noValidate className="grid gap-6">
      <FormTrouble
        state={state}
        text={reason}
        refusal={refused ? { field, text: t(`errors.${refused}`) } : null}
      />
      <input type="hidden" name="next" value={next ?? ''} />
      {child ? (
        <>
          <input type="hidden" name="childId" value={child.id} />
          <input type="hidden" name="version" value={child.version} />
        </>
      ) : null}
      <TextField
        name="name"
        autoComplete="off"
        required
        label={t('fields.name')}
        defaultValue={typed.text('name', child?.name)}
        error={wrong('name')}
      />
      <TextField
        name="birthDate"
        type="date"
        required
        className="max-w-60"
        label={t('fields.birthDate')}
        hint={t('fields.birthDateHint')}
        defaultValue={typed.text('birthDate', child?.birthDate)}
        error={wrong('birthDate')}
      />
      <RelationField
        label={t('fields.relation')}
        chosen={typed.text('relation', child?.relation)}
        error={wrong('relation')}
      />
      <TextField
        name="allergies"
        autoComplete="off"
        label={t('fields.allergies')}
        note={words('optional')}
        hint={t('fields.allergiesHint')}
        defaultValue={typed.text('allergies', child?.allergies ?? '')}
        error={wrong('allergies')}
      />
      <TextAreaField
        name="notes"
        label={t('fields.notes')}
        note={words('optional')}
        hint={t('fields.notesHint')}
        defaultValue={typed.text('notes', child?.notes ?? '')}
        error={wrong('notes')}
      />
      <IdentityFields
        kept={child?.identity ?? null}
        countries={countries}
        typed={typed}
        wrong={wrong}
      />
      <SubmitButton wide pendingText={t('new.saving')}>
        {child ? t('save') : t('new.save')}
      </SubmitButton>
    </form>
  )
}
