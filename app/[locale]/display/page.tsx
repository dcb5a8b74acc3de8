import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/i18n/client-texts'
import { displayOf } from '@/lib/display'
import { pageBefore } from '@/lib/go'
import { paths } from '@/lib/paths'
import { PageHeader } from '@/ui/page-header'
import { DisplayForm } from './_display-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('display')
  return { title: t('title'), robots: { index: false } }
}

/** How the site is shown: text size, colours, motion. Anybody's, remembered by the browser. */
export default async function Page() {
  const t = await getTranslations('display')
  const before = await pageBefore()
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientTexts areas={['display', 'faults']}>
        <DisplayForm
          display={await displayOf()}
          next={before?.startsWith(paths.display()) ? null : before}
        />
      </ClientTexts>
      <p className="text-small text-soft">{t('kept')}</p>
    </div>
  )
}
