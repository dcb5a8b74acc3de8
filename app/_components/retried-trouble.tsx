'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { FormTrouble } from '@/app/_components/form-trouble'
import type { Retried } from '@/app/_hooks/use-retried-form'
import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'

/**
 * What keeps a form from being done, above it; while it is sent again on its own, that and when, with a
 * button to do it now and one to leave it, and at the end what to do. Needs the area `faults`.
 */
export function RetriedTrouble({
  retried: { retrying, stop, form },
  ...trouble
}: {
  retried: Retried
} & ComponentProps<typeof FormTrouble>) {
  const t = useTranslations('faults.retry')
  if (!retrying) return <FormTrouble {...trouble} />
  if (retrying.step === 'over') {
    return (
      <Notice tone="error" announce>
        {t('over')}
      </Notice>
    )
  }
  const waiting = retrying.step === 'waiting'
  const why = trouble.state.serverError?.fault === 'offline' ? 'offline' : 'waiting'
  const buttons = (
    <>
      <Button type="submit" form={form.id} kind="quiet">
        {t('now')}
      </Button>
      <Button kind="plain" onClick={stop}>
        {t('stop')}
      </Button>
    </>
  )
  return (
    <Notice tone="warning" announce action={waiting ? buttons : null}>
      {waiting ? t(why, { seconds: retrying.seconds }) : t('asking')}
    </Notice>
  )
}
