import { useLocale, useTranslations } from 'next-intl'
import type { PlacePolicies } from '@/domain/policies/read-policies'
import { paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

/** The places directly below, each with how much it sets itself. */
export function Children({ policies }: { policies: PlacePolicies }) {
  const t = useTranslations('policies.children')
  const zh = useLocale() === 'zh'
  const { children, place, day } = policies
  const { level } = place.target
  if (level === 'room') return null
  return (
    <Section id="below" title={t(level)}>
      {children.length === 0 ? <p className="text-soft">{t('none')}</p> : null}
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {children.map(({ where, nameZh, nameEn, own, below }) => (
          <li key={where} className="border-line border-t py-1.5">
            <TextLink
              href={paths.managePolicies(where, { from: day })}
              className="wrap-anywhere inline-flex min-h-11 items-center"
            >
              {zh ? nameZh : (nameEn ?? nameZh)}
            </TextLink>
            <p className="text-small text-soft">
              {t('own', { count: own })}
              {below > 0 ? ` · ${t('below', { count: below })}` : ''}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
