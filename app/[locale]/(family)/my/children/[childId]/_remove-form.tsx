'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { Disclosure } from '@/ui/disclosure'
import { SubmitButton } from '@/ui/submit-button'
import { removeChildAction } from '../actions'

/** Stops being guardian, in two steps; says first what is erased. */
export function RemoveForm({ childId, last }: { childId: string; last: boolean }) {
  const t = useTranslations('children')
  const [state, action] = useStateAction(removeChildAction)
  const refused = state.data?.reason
  return (
    <Disclosure
      key={refused ? 'refused' : 'new'}
      open={refused !== undefined || state.serverError !== undefined}
      summary={t('remove.summary')}
    >
      <p>{last ? t('remove.one') : t('remove.several')}</p>
      <form action={action} className="grid gap-3 pt-2">
        <FormTrouble state={state} refusal={refused ? { text: t(`errors.${refused}`) } : null} />
        <input type="hidden" name="childId" value={childId} />
        <SubmitButton kind="danger" pendingText={t('remove.removing')}>
          {t('remove.button')}
        </SubmitButton>
      </form>
    </Disclosure>
  )
}
