import { useTranslations } from 'next-intl'
import { LimitChangeLine } from '@/app/_components/manage/limit-change'
import type { LimitChange } from '@/domain/explaining/change-queries'
import { Section } from '@/ui/page-header'

/** What was changed last that concerns the room and day of a shortfall. */
export function Causes({ causes }: { causes: LimitChange[] }) {
  const t = useTranslations('roster.ways')
  return (
    <Section id="causes" title={t('causes')}>
      {causes.length === 0 ? (
        <p className="text-soft">{t('causesNone')}</p>
      ) : (
        <>
          <p className="text-small text-soft">{t('causesText')}</p>
          <ol className="grid gap-2">
            {causes.map((change) => (
              <li key={change.id} className="border-line border-t pt-2">
                <LimitChangeLine change={change} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
