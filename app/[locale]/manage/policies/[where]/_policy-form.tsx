'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { PreviewResult } from '@/app/_components/manage/preview-result'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Field } from '@/domain/policies/settings'
import { seenBefore, typedBefore } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { CheckboxField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { TextAreaField, TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { TextLink } from '@/ui/text-link'
import type { Group } from '../_fields'
import { useProblemText, useRefusalText } from './_refusal-text'
import { type FieldView, SettingField } from './_setting-field'
import { savePolicyAction } from './actions'

type Props = {
  where: string
  day: string
  today: string
  openAll: boolean
  seen: string
  groups: { group: Group; title: string; fields: FieldView[] }[]
}

/** Sets a place's own rules: what is typed, from which day and why; the effect stands before saving. */
export function PolicyForm({ where, day, today, openAll, seen, groups }: Props) {
  const t = useTranslations('policies.form')
  const [state, action] = useStateAction(savePolicyAction)
  const typed = typedBefore(state)
  const problemText = useProblemText()
  const refusalText = useRefusalText()
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data?.refusal
  const preview = state.data?.preview
  const errors = new Map<Field, string>()
  for (const problem of refusal?.reason === 'invalid' ? refusal.problems : []) {
    const [before = '', text] = [errors.get(problem.field), problemText(problem)]
    if (!before.includes(text)) errors.set(problem.field, `${before} ${text}`.trim())
  }
  const told = refusal && refusalText.of(refusal)
  const late =
    refusal?.reason === 'invalid' && refusal.late
      ? refusalText.of({ reason: 'effective_in_past' })
      : null
  const error = (name: string) => {
    if (told?.field === name) return told.text
    if (late && name === 'effectiveFrom') return late.text
    return wrong[name] && refusalText.field(wrong[name])
  }
  const short = refusal?.reason === 'leaves_shortfall' || refusal?.reason === 'reason_needed'
  const confirming = short || (preview?.shortfalls ?? 0) > 0
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormTrouble state={state} text={refusalText.field} refusal={told} />
      {errors.size > 0 ? (
        <ul className="grid gap-0.5 text-red">
          {[...errors, ...(late ? [['effectiveFrom', late.text]] : [])].map(([field, text]) => (
            <li key={field}>
              <a href={`#${field}`} className="inline-block py-1.5 underline underline-offset-4">
                {text}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {refusal?.reason === 'changed_meanwhile' ? (
        <p className="ways">
          <TextLink href={paths.managePolicies(where, { from: day })}>{t('see')}</TextLink>
        </p>
      ) : null}
      <input type="hidden" name="where" value={where} />
      <input type="hidden" name="seen" value={seenBefore(state, seen)} />
      <input type="hidden" name="agreed" value={state.data?.agreed ?? typed.text('agreed')} />
      <div className="grid gap-1">
        {groups.map(({ group, title, fields }, n) => (
          <Disclosure
            key={group}
            summary={title}
            open={openAll || typed.sent || n === 0 || fields.some(({ field }) => errors.has(field))}
          >
            <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
              {fields.map((view) => (
                <SettingField
                  key={view.field}
                  view={view}
                  typed={typed}
                  error={errors.get(view.field)}
                />
              ))}
            </div>
          </Disclosure>
        ))}
      </div>
      <div className="grid max-w-text gap-4">
        <TextField
          name="effectiveFrom"
          type="date"
          min={today}
          required
          label={t('from')}
          hint={t('fromHint')}
          defaultValue={typed.text('effectiveFrom', day)}
          error={error('effectiveFrom')}
        />
        <TextAreaField
          name="reason"
          rows={2}
          maxLength={300}
          label={t('reason')}
          note={t('optional')}
          hint={t('reasonHint')}
          defaultValue={typed.text('reason')}
          error={error('reason')}
        />
      </div>
      {preview ? <PreviewResult preview={preview} /> : null}
      {confirming ? (
        <CheckboxField
          name="confirmed"
          label={t('confirm')}
          defaultChecked={typed.text('confirmed') === 'yes'}
          error={error('confirmed')}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton
          kind={preview ? 'quiet' : 'primary'}
          name="do"
          value="preview"
          pendingText={t('previewing')}
        >
          {t('preview')}
        </SubmitButton>
        <SubmitButton
          kind={preview ? 'primary' : 'quiet'}
          name="do"
          value="save"
          pendingText={t('saving')}
        >
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  )
}
