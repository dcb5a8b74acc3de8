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

/** Refusals that are about the code that was read out, and not about the number. */
const aboutCode = ['code_wrong', 'code_expired', 'too_many_tries']

/**
 * Asks for the family's number and, of a family new to the room, for a code that it reads out. A number that is
 * shown to be theirs and not known yet can be registered below.
 */
export function FindFamily(place: DeskPlace) {
  const t = useTranslations('desk.desk')
  const [state, action] = useStateAction(findFamilyAction)
  const typed = typedBefore(state)
  const { reason = null, seconds = 0 } = state.data ?? {}
  const text = useFieldText({ seconds })
  const unknown = reason === 'not_registered'
  const step = unknown ? '' : (state.data?.step ?? typed.text('step'))
  const refusal =
    reason && !unknown
      ? { field: aboutCode.includes(reason) ? 'shown' : 'phone', text: text(reason) }
      : null
  const wrong = state.validationErrors?.fields ?? {}
  const errorOf = (name: string) =>
    refusal?.field === name ? refusal.text : wrong[name] && text(wrong[name])
  return (
    <div className="grid gap-6">
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble state={state} text={text} refusal={refusal} />
        <PlaceFields {...place} />
        <input type="hidden" name="step" value={step} />
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="off"
          required
          label={t('phone')}
          hint={t('phoneHint')}
          defaultValue={typed.text('phone')}
          error={errorOf('phone')}
        />
        {step ? (
          <>
            {reason ? null : (
              <Notice announce title={t('codeSent')}>
                {t('codeSentText')}
              </Notice>
            )}
            <TextField
              name="shown"
              autoComplete="off"
              required
              className="max-w-60"
              label={t('shown')}
              hint={t('shownHint')}
              defaultValue={typed.text('shown')}
              error={errorOf('shown')}
            />
            <SubmitButton name="wish" value="show" pendingText={t('finding')}>
              {t('show')}
            </SubmitButton>
          </>
        ) : null}
        <SubmitButton
          name="wish"
          value="find"
          kind={step || unknown ? 'quiet' : 'primary'}
          pendingText={t('finding')}
        >
          {step ? t('sendAgain') : t('find')}
        </SubmitButton>
      </form>
      {unknown ? (
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
