'use client'

import { useTranslations } from 'next-intl'

/** The text of why a field was refused. Needs the area `desk`. */
export function useFieldText({ seconds } = { seconds: 0 }): (reason: string) => string {
  const t = useTranslations('desk.errors')
  return (reason) => {
    const key = reason as 'code_just_sent'
    return t.has(key) ? t(key, { seconds }) : t('wrong')
  }
}
