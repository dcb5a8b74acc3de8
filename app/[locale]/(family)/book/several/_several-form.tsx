'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RetriedTrouble } from '@/app/_components/retried-trouble'
import { useRetriedForm } from '@/app/_hooks/use-retried-form'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { BottomBar } from '@/ui/bottom-bar'
import { ChoiceField } from '@/ui/choice-field'
import { SubmitButton } from '@/ui/submit-button'
import { bookSeveralAction } from './actions'

const wishes = ['all', 'what_fits'] as const

/**
 * Books the visits shown. The key stays the same until the page is opened again, so that pressing
 * twice, or sending again after a lost answer, books once. While the site is busy, or there is no
 * connection, it is sent again on its own.
 */
export function SeveralForm({
  idempotencyKey,
  fields,
  usual,
  shown,
  children,
}: {
  idempotencyKey: string
  /** The visits, children and free visits shown, as hidden fields. */
  fields: { name: string; value: string }[]
  usual: (typeof wishes)[number]
  shown: string
  children: ReactNode
}) {
  const t = useTranslations('several')
  const [state, action] = useStateAction(bookSeveralAction)
  const typed = typedBefore(state)
  const retried = useRetriedForm(state, JSON.stringify(fields))
  return (
    <form {...retried.form} action={action} noValidate className="grid gap-6">
      <RetriedTrouble
        retried={retried}
        state={state}
        text={() => t('refusal.nothing_chosen')}
        refusal={state.data && { text: state.data.text }}
      />
      <input type="hidden" name="key" value={typed.text('key', idempotencyKey)} />
      {fields.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
      <ChoiceField
        name="wish"
        label={t('wish.label')}
        choices={wishes.map((value) => ({
          value,
          label: t(`wish.${value}`),
          hint: t(`wish.${value}Hint`),
        }))}
        chosen={typed.list('wish', [usual])}
        required
      />
      <p className="text-small text-soft">{t('rules')}</p>
      <BottomBar aside={shown}>
        <SubmitButton pendingText={t('pending')}>{t('confirm')}</SubmitButton>
      </BottomBar>
    </form>
  )
}
