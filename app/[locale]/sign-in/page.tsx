import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { goTo } from '@/lib/go'
import { localPath, withNext } from '@/lib/local-path'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { PhoneForm } from './_phone-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.signIn')
  return { title: t('title') }
}

const address = query({ next: text, ended: text })

type Props = { searchParams: Query }

/** First step of signing in: the mobile number. */
export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('account.signIn')
  const { ended, ...asked } = await address(searchParams)
  const next = localPath(asked.next)
  const { actor } = await pageContext()
  if (actor.kind === 'account') return goTo(next ?? '/my')
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader title={t('title')} lead={next ? t('why') : t('lead')} />
      {ended ? <Notice tone="warning">{t('ended')}</Notice> : null}
      <ClientTexts areas={['account', 'faults']}>
        <PhoneForm next={next} />
      </ClientTexts>
      <ul className="ways grid">
        <li>
          <TextLink href={withNext('/sign-in/password', next)}>{t('byPassword')}</TextLink>
        </li>
        <li>
          <TextLink href="/privacy">{t('privacy')}</TextLink>
        </li>
      </ul>
    </div>
  )
}
