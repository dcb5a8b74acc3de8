import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signInStep } from '@/app/[locale]/sign-in/_sign-in-step'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { localPath, withNext } from '@/lib/local-path'
import { BackLink } from '@/ui/back-link'
import { PageHeader } from '@/ui/page-header'
import { PasswordForm } from './_password-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.password')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ next: text })

type Props = { searchParams: Query }

/** The other way to sign in, for those who have set a password. */
export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('account')
  const next = localPath((await address(searchParams)).next)
  const step = await signInStep()
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={withNext('/sign-in', next)}>{t('signIn.byCode')}</BackLink>}
        title={t('password.title')}
        lead={t('password.lead')}
      />
      <ClientTexts areas={['account', 'faults']}>
        <PasswordForm next={next} phone={step ? showPhone(step.phone) : ''} />
      </ClientTexts>
    </div>
  )
}
