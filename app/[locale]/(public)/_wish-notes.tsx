import { useTranslations } from 'next-intl'
import { Notice } from '@/ui/notice'
import { TextLink } from '@/ui/text-link'
import type { IgnoredCondition } from './_wish'

/** Says which conditions of the address were left out, and what is searched instead. */
export function IgnoredConditions({ ignored }: { ignored: readonly IgnoredCondition[] }) {
  const t = useTranslations('search.ignored')
  if (ignored.length === 0) return null
  return (
    <Notice tone="warning" title={t('title')}>
      <ul className="grid gap-1">
        {ignored.map((name) => (
          <li key={name}>{t(name)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Says that the search begins at home, and how to see the rest. */
export function HomeFirst({ name, all }: { name: string; all: string }) {
  const t = useTranslations('search')
  return (
    <p className="text-small text-soft">
      {t('home', { subdistrict: name })} <TextLink href={all}>{t('homeAll')}</TextLink>
    </p>
  )
}
