'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { Notice } from '@/ui/notice'
import { SubmitButton } from '@/ui/submit-button'
import { bookAtOnceAction } from './actions'

/** Books one way out with one touch; says why if it was taken in between. */
export function InsteadForm({
  fields,
  when,
}: {
  fields: readonly { name: string; value: string }[]
  /** What the button books, for screen readers. */
  when: string
}) {
  const t = useTranslations('instead')
  const [state, action] = useStateAction(bookAtOnceAction)
  return (
    <form action={action} className="grid gap-2">
      <FormTrouble state={state} text={() => t('gone')} />
      {state.data ? (
        <Notice tone="warning" announce>
          {state.data.text}
        </Notice>
      ) : null}
      {fields.map(({ name, value }) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind="quiet" pendingText={t('pending')}>
        {t('book')}
        <span className="sr-only"> {when}</span>
      </SubmitButton>
    </form>
  )
}
