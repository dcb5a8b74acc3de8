'use client'

import { useTranslations } from 'next-intl'

/** The text of why a field was refused, from the `errors` of an area; a general one for the rest. */
export function useReason(area: 'account' | 'children'): (reason: string) => string {
  const t = useTranslations()
  return (reason) => {
    const key = `${area}.errors.${reason}`
    return t.has(key as 'account.errors.wrong')
      ? t(key as 'account.errors.wrong')
      : t('account.errors.wrong')
  }
}
