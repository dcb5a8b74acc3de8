'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { decideAlikeAction } from './actions'

/** Which paper was seen, and whether it is one child or two. */
export function DecideForm({ childId }: { childId: string }) {
  const t = useTranslations('desk.alike')
  const [state, decide] = useStateAction(decideAlikeAction)
  const typed = typedBefore(state)
  const text = (why: string) => {
    const key = `errors.${why}` as 'errors.wrong'
    return t.has(key) ? t(key) : t('errors.wrong')
  }
  const refusal = state.data ? { field: 'reason', text: text(state.data.reason) } : null
  const wrong = state.validationErrors?.fields.reason
  return (
    <form action={decide} noValidate className="grid gap-4">
      <FormTrouble state={state} text={text} refusal={refusal} />
      <input type="hidden" name="childId" value={childId} />
      <TextField
        name="reason"
        id={`reason-${childId}`}
        autoComplete="off"
        required
        label={t('paper')}
        hint={t('paperHint')}
        defaultValue={typed.text('reason')}
        error={refusal?.text ?? (wrong && text(wrong))}
      />
      <div className="ways">
        <SubmitButton name="same" value="yes" pendingText={t('deciding')}>
          {t('same')}
        </SubmitButton>
        <SubmitButton name="same" value="no" kind="quiet" pendingText={t('deciding')}>
          {t('apart')}
        </SubmitButton>
      </div>
    </form>
  )
}
