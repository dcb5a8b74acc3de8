'use client'

import { useTranslations } from 'next-intl'
import type { ChildChoice } from '@/app/_components/booking/child-choices'
import { StretchFields } from '@/app/_components/booking/stretch-fields'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { BottomBar } from '@/ui/bottom-bar'
import { ChoiceField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { TextAreaField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { type DeskPlace, PlaceFields } from './_place-fields'
import { useFieldText } from './_use-field-text'
import { bookAtDeskAction } from './actions'

/**
 * Chooses the children of the family and books for them; an office above the room may give a reason
 * for an exception. The key stays the same until the page is opened again.
 */
export function DeskForm({
  place,
  accountId,
  idempotencyKey,
  day,
  stretch,
  choices,
  shown,
  exception,
}: {
  place: DeskPlace
  accountId: string
  idempotencyKey: string
  day: string
  stretch: { from: string; to: string } | null
  choices: ChildChoice[]
  /** Day and time, beside the button. */
  shown: string
  /** Whether this person may make exceptions, and whether one is needed already. */
  exception: 'never' | 'possible' | 'needed'
}) {
  const t = useTranslations('desk.desk')
  const text = useFieldText()
  const [state, action] = useStateAction(bookAtDeskAction)
  const typed = typedBefore(state)
  const open = choices.filter((choice) => !choice.disabled)
  const usual = open.length === 1 ? open.map((choice) => choice.childId) : []
  const askReason = state.data?.mayOverride === true
  const refusal = state.data && {
    field: askReason ? 'exception' : 'child',
    text: askReason ? `${state.data.text} ${text('exception_needed')}` : state.data.text,
  }
  const wrong = state.validationErrors?.fields.exception
  return (
    <form action={action} noValidate className="grid gap-6">
      <FormTrouble state={state} text={text} refusal={refusal} />
      <PlaceFields {...place} />
      <input type="hidden" name="accountId" value={accountId} />
      <input type="hidden" name="key" value={typed.text('key', idempotencyKey)} />
      <StretchFields day={day} stretch={stretch} />
      {open.map(({ childId, free }) =>
        free ? <input key={childId} type="hidden" name="free" value={childId} /> : null,
      )}
      <ChoiceField
        kind="checkbox"
        name="child"
        label={t('who')}
        hint={choices.length > 1 ? t('whoHint') : undefined}
        error={askReason ? undefined : state.data?.text}
        choices={choices.map(({ childId, name, hint, disabled }) => ({
          value: childId,
          label: name,
          hint,
          disabled,
        }))}
        chosen={typed.list('child', usual)}
      />
      {exception === 'never' ? null : (
        <Disclosure
          key={askReason ? 'asked' : 'folded'}
          summary={t('exception.title')}
          open={exception === 'needed' || typed.sent}
        >
          <p>{t('exception.means')}</p>
          <TextAreaField
            name="exception"
            rows={2}
            label={t('exception.reason')}
            hint={t('exception.reasonHint')}
            defaultValue={typed.text('exception')}
            error={wrong ? text(wrong) : askReason ? refusal?.text : undefined}
          />
        </Disclosure>
      )}
      <BottomBar aside={shown}>
        <SubmitButton pendingText={t('pending')}>
          {exception === 'needed' ? t('confirmException') : t('confirm')}
        </SubmitButton>
      </BottomBar>
    </form>
  )
}
