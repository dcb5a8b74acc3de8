import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { codeStep } from '@/app/_components/code-step'
import { codeMinutes, confirmedMinutes } from '@/domain/accounts/rules'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { env } from '@/lib/env'
import { forPage } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { EnterConfirmationForm, SendConfirmationForm } from './_confirm-forms'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.confirm')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ next: text })

/** Shows by a code, before a change of what protects the account, that it is its holder who makes it. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const next = localPath((await address(searchParams)).next)
  const { actor } = await forPage(paths.confirm(next), () => signedInContext())
  const step = await codeStep('confirm', actor.accountId)
  const t = await getTranslations('account')
  const phone = showPhone(actor.phone)
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={next ?? paths.profile()}>{t('confirm.back')}</BackLink>}
        title={t('confirm.title')}
        lead={
          step
            ? t('code.lead', { phone, minutes: codeMinutes })
            : t('confirm.lead', { phone, minutes: confirmedMinutes })
        }
      />
      {step && env().demo ? (
        <Notice action={<TextLink href="/demo/messages">{t('code.demoLink')}</TextLink>}>
          {t('code.demo')}
        </Notice>
      ) : null}
      <ClientTexts areas={['account', 'faults']}>
        {step ? <EnterConfirmationForm next={next} step={step.sealed} /> : null}
        <SendConfirmationForm next={next} again={step !== null} />
      </ClientTexts>
    </div>
  )
}
