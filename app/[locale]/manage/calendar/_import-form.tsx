'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { SubmitButton } from '@/ui/submit-button'
import { ToBeClosed } from './_to-be-closed'
import { importYearAction } from './actions'

/** Enters a published year as a whole. */
export function ImportForm({ year }: { year: number }) {
  const t = useTranslations('calendar.import')
  const [state, action] = useStateAction(importYearAction)
  const named = { year: String(year) }
  const closing = state.data?.closing
  return (
    <form action={action} className="grid max-w-text gap-3">
      <h2 className="text-heading">{t('title')}</h2>
      <FormTrouble state={state} />
      <p>{t('lead', named)}</p>
      <input type="hidden" name="year" value={year} />
      {closing ? <ToBeClosed closing={closing} asked /> : null}
      <div>
        <SubmitButton kind="quiet" pendingText={t('pending')}>
          {closing ? t('confirm', { ...named, count: closing.total }) : t('submit', named)}
        </SubmitButton>
      </div>
    </form>
  )
}
