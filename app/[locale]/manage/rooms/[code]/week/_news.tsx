import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'

const deeds = ['shift', 'copied', 'applied', 'template', 'templateGone', 'added', 'person'] as const

/** Says what was just done to the week, and what of it was left out. */
export function WeekNews({ done, left }: { done: unknown; left: unknown }) {
  const t = useTranslations('roster.done')
  const deed = deeds.find((one) => one === done)
  if (!deed) return null
  const count = Number(left) || 0
  return (
    <Notice tone="success" announce>
      <p>{t(deed)}</p>
      {count > 0 ? <p>{t('left', { count })}</p> : null}
    </Notice>
  )
}
