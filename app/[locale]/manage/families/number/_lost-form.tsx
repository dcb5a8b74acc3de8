'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { lostNumberAction } from './actions'

/** Which field a refusal belongs to; the others to the new number. */
const fieldOf: Record<string, string> = {
  not_registered: 'oldPhone',
  holds_office: 'oldPhone',
  change_waiting: 'oldPhone',
  code_wrong: 'code',
  code_expired: 'code',
  too_many_tries: 'code',
}

/** What a desk notes of a person who has lost their number; the code is asked for once it was sent. */
export function LostForm() {
  const t = useTranslations('desk.lost')
  const [state, send] = useStateAction(lostNumberAction)
  const typed = typedBefore(state)
  const { reason = null, seconds = 0 } = state.data ?? {}
  const step = state.data?.step ?? typed.text('step')
  const text = (why: string) => {
    const key = `errors.${why}` as 'errors.wrong'
    return t.has(key) ? t(key) : t('errors.wrong')
  }
  const refused = reason && {
    field: fieldOf[reason] ?? 'phone',
    text: t(`errors.${reason}`, { seconds }),
  }
  const wrong = state.validationErrors?.fields ?? {}
  const field = (name: string) => ({
    name,
    autoComplete: 'off',
    required: true,
    error: refused && refused.field === name ? refused.text : wrong[name] && text(wrong[name]),
  })
  return (
    <form action={send} noValidate className="grid gap-5">
      <FormTrouble state={state} text={text} refusal={refused} />
      {step && !reason ? <Notice announce>{t('sent')}</Notice> : null}
      <input type="hidden" name="step" value={step} />
      <TextField
        {...field('oldPhone')}
        type="tel"
        label={t('oldPhone')}
        defaultValue={typed.text('oldPhone')}
      />
      <TextField
        {...field('phone')}
        type="tel"
        label={t('phone')}
        defaultValue={typed.text('phone')}
      />
      <TextField
        {...field('identityCheck')}
        label={t('check')}
        hint={t('checkHint')}
        defaultValue={typed.text('identityCheck')}
      />
      {step ? (
        <>
          <TextField {...field('code')} inputMode="numeric" label={t('code')} />
          <SubmitButton name="wish" value="record" wide pendingText={t('recording')}>
            {t('record')}
          </SubmitButton>
        </>
      ) : null}
      <SubmitButton
        name="wish"
        value="send"
        wide
        kind={step ? 'quiet' : 'primary'}
        pendingText={t('sending')}
      >
        {step ? t('again') : t('send')}
      </SubmitButton>
    </form>
  )
}
