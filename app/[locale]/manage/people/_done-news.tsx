import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'

const deeds = ['removed', 'withdrawn', 'reset'] as const

/** Says what was just done, if the address names it. */
export function DoneNews({ done }: { done: unknown }) {
  const t = useTranslations('people.done')
  const deed = deeds.find((one) => one === done)
  if (!deed) return null
  return (
    <Notice tone="success" announce>
      {t(deed)}
    </Notice>
  )
}
