'use client'

import { useTranslations } from 'next-intl'

/** The text of why a field was refused. Needs the area `desk`. */
export function useFieldText(): (reason: string) => string {
  const t = useTranslations('desk.errors')
  return (reason) => {
    const key = reason as 'wrong'
    return t.has(key) ? t(key) : t('wrong')
  }
}
