import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { codeStep } from '@/app/_components/code-step'
import { codeMinutes, confirmedFor } from '@/domain/accounts/rules'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { signedInContext } from '@/lib/context'
import { env } from '@/lib/env'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { ChangeNumberForm, NewNumberForm } from './_number-forms'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.number')
  return { title: t('title'), robots: { index: false } }
}

/** Another mobile number for one's own account: a code to the old one first, then one to the new. */
export default async function Page() {
  const { actor, now } = await forPage(paths.newNumber(), () => signedInContext())
  const confirmed = actor.session !== undefined && confirmedFor(actor.session, now)
  const step = await codeStep('number', actor.accountId)
  const t = await getTranslations('account')
  const phone = step ? showPhone(step.phone) : ''
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.profile()}>{t('confirm.back')}</BackLink>}
        title={t('number.title')}
        lead={
          step
            ? t('code.lead', { phone, minutes: codeMinutes })
            : t('number.lead', { phone: showPhone(actor.phone) })
        }
      />
      {step && env().demo ? (
        <Notice action={<TextLink href="/demo/messages">{t('code.demoLink')}</TextLink>}>
          {t('code.demo')}
        </Notice>
      ) : null}
      {confirmed ? null : (
        <Notice
          action={<TextLink href={paths.confirm(paths.newNumber())}>{t('confirm.title')}</TextLink>}
        >
          {t('number.confirmFirst')}
        </Notice>
      )}
      <ClientTexts areas={['account', 'faults']}>
        {step ? <ChangeNumberForm step={step.sealed} /> : null}
        <NewNumberForm phone={phone} />
      </ClientTexts>
    </div>
  )
}
