'use client'

import { useTranslations } from 'next-intl'
import type { Retrying } from '@/lib/use-retries'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

/**
 * Says that a form is sent again by itself and when, with a button to do it now and one to leave it;
 * at the end what to do. Needs the area `faults`; belongs outside the form with the id `form`.
 */
export function RetryNotice({
  state,
  offline,
  form,
  stop,
}: {
  state: Retrying
  /** Whether the connection was lost, rather than the site busy. */
  offline: boolean
  form: string
  stop: () => void
}) {
  const t = useTranslations('faults.retry')
  if (state.step === 'over') {
    return (
      <Notice tone="error" announce>
        {t('over')}
      </Notice>
    )
  }
  const waiting = state.step === 'waiting'
  return (
    <Notice
      tone="warning"
      announce
      action={
        waiting ? (
          <>
            <Button type="submit" form={form} kind="quiet">
              {t('now')}
            </Button>
            <Button kind="plain" onClick={stop}>
              {t('stop')}
            </Button>
          </>
        ) : null
      }
    >
      {waiting ? t(offline ? 'offline' : 'waiting', { seconds: state.seconds }) : t('asking')}
    </Notice>
  )
}
