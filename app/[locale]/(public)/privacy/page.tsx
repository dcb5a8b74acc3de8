import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ruleVersion } from '@/domain/consents/rules'
import { env } from '@/lib/env'
import { pageMetadata } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations()]
  const [title, description] = [t('privacy.title'), t('story.meta.privacy')]
  return pageMetadata({ path: paths.privacy(), locale, title, description })
}

const sections = ['keep', 'why', 'who', 'long', 'rights', 'refuse', 'auto'] as const

/** The child-data rule: what is kept, why, who sees it, how long, and what a guardian can do. */
export default async function Page() {
  const t = await getTranslations('privacy')
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader title={t('title')} lead={t('lead', { version: ruleVersion })} />
      {env().demo ? <Notice tone="warning">{t('demo')}</Notice> : null}
      {sections.map((section) => (
        <Section key={section} id={section} title={t(`sections.${section}.title`)}>
          <p>{t(`sections.${section}.text`)}</p>
        </Section>
      ))}
      <p className="ways">
        <TextLink href={paths.consent()}>{t('consent')}</TextLink>
      </p>
    </div>
  )
}
