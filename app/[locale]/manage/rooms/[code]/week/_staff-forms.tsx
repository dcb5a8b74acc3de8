'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Qualification } from '@/domain/roster/qualification-rules'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { CheckboxField } from '@/ui/choice-field'
import { SelectField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Agree, refusalOf } from './_agree'
import { useFieldText } from './_field-text'
import { addCaregiverAction, saveCaregiverAction } from './staff-actions'

const trainings = ['childcare_worker', 'infant_care', 'teacher', 'nurse', 'none'] as const
const kinds = ['caregiver', 'health_worker'] as const

export type PersonFields = {
  name: string
  qualification: Qualification | null
  qualifiedUntil: string | null
  countsForRatio: boolean
}

/** Enters somebody on the staff. */
export function AddCaregiverForm(props: { code: string; monday: string; roomId: string }) {
  const t = useTranslations('roster.staff')
  const text = useFieldText()
  const [state, action] = useStateAction(addCaregiverAction)
  const typed = typedBefore(state)
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble
        state={state}
        text={text}
        refusal={refusalOf(state.data)}
        idOf={(field) => `new-${field}`}
      />
      <input type="hidden" name="code" value={props.code} />
      <input type="hidden" name="monday" value={props.monday} />
      <input type="hidden" name="roomId" value={props.roomId} />
      <SelectField
        id="new-kind"
        name="kind"
        label={t('kind')}
        options={kinds.map((value) => ({ value, label: t(value) }))}
        defaultValue={typed.text('kind', 'caregiver')}
      />
      <PersonEntries
        form="new"
        person={{ name: '', qualification: null, qualifiedUntil: null, countsForRatio: true }}
        typed={typed}
        wrong={state.validationErrors?.fields ?? {}}
      />
      <SubmitButton kind="quiet" pendingText={t('pending')}>
        {t('submitAdd')}
      </SubmitButton>
    </form>
  )
}

/** Changes somebody on the staff; what would fall short is shown first. */
export function SaveCaregiverForm(props: {
  code: string
  monday: string
  caregiverId: string
  person: PersonFields
  active: boolean
  seen: string
}) {
  const { caregiverId, person } = props
  const t = useTranslations('roster.staff')
  const text = useFieldText()
  const [state, action] = useStateAction(saveCaregiverAction)
  const typed = typedBefore(state)
  const active = typed.sent ? typed.text('active') === 'yes' : props.active
  return (
    <form action={action} noValidate className="grid max-w-text gap-4">
      <FormTrouble
        state={state}
        text={text}
        refusal={refusalOf(state.data)}
        idOf={(field) => `${caregiverId}-${field}`}
      />
      <input type="hidden" name="code" value={props.code} />
      <input type="hidden" name="monday" value={props.monday} />
      <input type="hidden" name="caregiverId" value={caregiverId} />
      <input type="hidden" name="seen" value={seenBefore(state, props.seen)} />
      <PersonEntries
        form={caregiverId}
        person={person}
        typed={typed}
        wrong={state.validationErrors?.fields ?? {}}
      />
      <CheckboxField
        id={`${caregiverId}-active`}
        name="active"
        label={t('active')}
        defaultChecked={active}
      />
      <Agree form={caregiverId} told={state.data} typed={typed} />
      <SubmitButton kind="quiet" pendingText={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </form>
  )
}

/** Name, qualification, until when the check holds, and whether the person counts. */
function PersonEntries({
  form,
  person,
  typed,
  wrong,
}: {
  form: string
  person: PersonFields
  typed: ReturnType<typeof typedBefore>
  wrong: Record<string, string>
}) {
  const t = useTranslations('roster.staff')
  const text = useFieldText()
  const counts = typed.sent ? typed.text('countsForRatio') === 'yes' : person.countsForRatio
  return (
    <>
      <TextField
        id={`${form}-name`}
        name="name"
        label={t('name')}
        maxLength={60}
        autoComplete="off"
        defaultValue={typed.text('name', person.name)}
        error={wrong.name && text(wrong.name)}
      />
      <SelectField
        id={`${form}-qualification`}
        name="qualification"
        label={t('qualification')}
        empty={t('unknownQualification')}
        options={trainings.map((value) => ({ value, label: t(value) }))}
        defaultValue={typed.text('qualification', person.qualification ?? '')}
      />
      <TextField
        id={`${form}-qualifiedUntil`}
        name="qualifiedUntil"
        type="date"
        className="max-w-56"
        label={t('until')}
        hint={t('untilHint')}
        defaultValue={typed.text('qualifiedUntil', person.qualifiedUntil ?? '')}
        error={wrong.qualifiedUntil && text(wrong.qualifiedUntil)}
      />
      <CheckboxField
        id={`${form}-countsForRatio`}
        name="countsForRatio"
        label={t('counts')}
        defaultChecked={counts}
      />
    </>
  )
}
