import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireNumberOffice } from '@/domain/accounts/policy'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { LostForm } from './_lost-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.lost')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

/** Notes another number for a person at the desk of an office who has lost that of their account. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  await forPage(paths.lostNumber(), async () => {
    requireNumberOffice((await signedInContext()).actor)
  })
  const t = await getTranslations('desk.lost')
  const { done } = await address(searchParams)
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageFamilies()}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      {done ? (
        <Notice tone="success" announce>
          {t('done')}
        </Notice>
      ) : null}
      <ClientTexts areas={['desk', 'faults']}>
        <LostForm />
      </ClientTexts>
    </div>
  )
}
