import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signInStep } from '@/app/[locale]/sign-in/_sign-in-step'
import { codeMinutes } from '@/domain/accounts/rules'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { env } from '@/lib/env'
import { goTo } from '@/lib/go'
import { withNext } from '@/lib/local-path'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { CodeForm } from './_code-form'
import { SendAgainForm } from './_send-again-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.code')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ again: text })

type Props = { searchParams: Query }

/** Second step of signing in: the code that went to the number. */
export default async function Page({ searchParams }: Props) {
  const step = await signInStep()
  if (!step) return goTo('/sign-in?ended=1')
  const t = await getTranslations('account')
  const { again } = await address(searchParams)
  const { now } = await pageContext()
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={withNext('/sign-in', step.next)}>{t('code.other')}</BackLink>}
        title={t('code.title')}
        lead={t('code.lead', { phone: showPhone(step.phone), minutes: codeMinutes })}
      />
      {again ? (
        <Notice tone="success" announce>
          {t('code.sentAgain')}
        </Notice>
      ) : null}
      {env().demo ? (
        <Notice action={<TextLink href="/demo/messages">{t('code.demoLink')}</TextLink>}>
          {t('code.demo')}
        </Notice>
      ) : null}
      <ClientTexts areas={['account', 'faults']}>
        <CodeForm step={step.sealed} />
        <SendAgainForm
          step={step.sealed}
          wait={{ againFrom: step.againFrom, serverNow: now.getTime() }}
        />
      </ClientTexts>
      <p className="ways">
        <TextLink href={withNext('/sign-in/password', step.next)}>
          {t('signIn.byPassword')}
        </TextLink>
      </p>
    </div>
  )
}
