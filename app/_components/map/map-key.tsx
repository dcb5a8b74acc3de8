import { useTranslations } from 'next-intl'
import { FreePlaces } from '@/ui/free-places'

const levels = ['many', 'few', 'none', 'closed'] as const

/** What the marks of a map mean. */
export function MapKey({ here }: { here: boolean }) {
  const t = useTranslations('map')
  return (
    <div className="stack gap-1 text-small text-soft">
      <ul aria-label={t('key')} className="flex flex-wrap gap-x-4 gap-y-1">
        {levels.map((level) => (
          <li key={level}>
            <FreePlaces level={level} word={t(`free.${level}`)} />
          </li>
        ))}
        {here ? (
          <li className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className="size-3.5 rounded-full bg-apricot-ink" />
            {t('here')}
          </li>
        ) : null}
      </ul>
      <p>{t('keyNumber', { example: '×3' })}</p>
    </div>
  )
}
