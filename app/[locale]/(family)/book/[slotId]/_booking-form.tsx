'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ChildChoice } from '@/app/_components/booking/child-choices'
import { StretchFields } from '@/app/_components/booking/stretch-fields'
import { InsteadList } from '@/app/_components/instead/instead-list'
import { RetriedTrouble } from '@/app/_components/retried-trouble'
import { useRefreshSoon } from '@/app/_hooks/use-refresh-soon'
import { useRetriedForm } from '@/app/_hooks/use-retried-form'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { BottomBar } from '@/ui/bottom-bar'
import { ChoiceField } from '@/ui/choice-field'
import { SubmitButton } from '@/ui/submit-button'
import { bookAction } from './actions'

/**
 * Chooses the children and books. The key stays the same until the page is opened again, so that
 * pressing twice, or sending again after a lost answer, books once. While the site is busy, or there is
 * no connection, it is sent again on its own.
 */
export function BookingForm({
  slotId,
  idempotencyKey,
  day,
  stretch,
  choices,
  chosen,
  shown,
  none,
  waysShown,
  children,
}: {
  slotId: string
  idempotencyKey: string
  day: string
  stretch: { from: string; to: string } | null
  choices: ChildChoice[]
  /** The children asked for in the address. */
  chosen: readonly string[]
  /** Day and time, beside the button. */
  shown: string
  none: boolean
  /** Whether the page shows already what fits instead. */
  waysShown: boolean
  children: ReactNode
}) {
  const t = useTranslations('booking')
  const instead = useTranslations('instead')
  const [state, action] = useStateAction(bookAction)
  const retried = useRetriedForm(state, JSON.stringify([day, stretch]))
  const typed = typedBefore(state)
  const looking = useRefreshSoon(state, state.data?.reason === 'slot_full', typed.list('child'))
  const open = choices.filter((choice) => !choice.disabled)
  const wished = open.map((choice) => choice.childId).filter((id) => chosen.includes(id))
  const only = open.length === 1 && !none ? open.map((choice) => choice.childId) : []
  const usual = wished.length > 0 ? wished : only
  const refusal = state.data && { field: 'child', text: state.data.text }
  return (
    <>
      <RetriedTrouble
        retried={retried}
        state={state}
        text={() => t('refusal.no_child')}
        refusal={refusal}
      />
      <p role="status" className="text-soft empty:hidden">
        {looking && !waysShown && state.data?.instead.length === 0 ? instead('looking') : null}
      </p>
      {state.data && !waysShown ? <InsteadList ways={state.data.instead} /> : null}
      <form {...retried.form} action={action} noValidate className="stack gap-6">
        <input type="hidden" name="slotId" value={slotId} />
        <input type="hidden" name="key" value={typed.text('key', idempotencyKey)} />
        <StretchFields day={day} stretch={stretch} />
        {open.map(({ childId, free }) =>
          free ? <input key={childId} type="hidden" name="free" value={childId} /> : null,
        )}
        <ChoiceField
          kind="checkbox"
          name="child"
          label={t('book.who')}
          hint={choices.length > 1 ? t('book.whoHint') : undefined}
          error={refusal?.text}
          choices={choices.map(({ childId, name, hint, disabled }) => ({
            value: childId,
            label: name,
            hint,
            disabled,
          }))}
          chosen={typed.list('child', usual)}
        />
        {children}
        <BottomBar aside={shown}>
          <SubmitButton pendingText={t('book.pending')}>{t('book.confirm')}</SubmitButton>
        </BottomBar>
      </form>
    </>
  )
}
