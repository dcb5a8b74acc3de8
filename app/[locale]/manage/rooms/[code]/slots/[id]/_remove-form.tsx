'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { useFieldText } from '../../timetables/_problem-text'
import { removeSlotAction } from './_remove-action'

/** Takes away a slot that a person added and nobody ever booked; not shown, but for an answer, if somebody did. */
export function RemoveForm({
  code,
  slotId,
  claimed,
}: {
  code: string
  slotId: string
  claimed: boolean
}) {
  const t = useTranslations('timetables.remove')
  const text = useFieldText()
  const [state, action] = useStateAction(removeSlotAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const refusal = state.data?.refusal
  if (claimed && !typed.sent) return null
  return (
    <Disclosure summary={t('title')} open={typed.sent}>
      <form action={action} noValidate className="grid gap-4">
        <FormTrouble state={state} text={text} refusal={refusal && { text: textOf(refusal) }} />
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="slotId" value={slotId} />
        <p>{t('means')}</p>
        <TextField
          name="removeReason"
          required
          maxLength={200}
          label={t('reason')}
          defaultValue={typed.text('removeReason')}
          error={wrong.removeReason && text(wrong.removeReason)}
        />
        <SubmitButton kind="danger" pendingText={t('pending')}>
          {t('submit')}
        </SubmitButton>
      </form>
    </Disclosure>
  )

  function textOf(one: NonNullable<typeof refusal>): string {
    return one.reason === 'has_claims' ? t('has_claims', { claims: one.claims }) : t(one.reason)
  }
}
