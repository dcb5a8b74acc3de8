import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { HoldBand } from '@/app/_components/booking/hold-band'
import { SignUpSteps } from '@/app/_components/sign-up-steps'
import { findConsent } from '@/domain/consents/find-consent'
import { dayOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { firstRun, firstRunQuery, stepPath } from '@/lib/first-run'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { DefinitionList } from '@/ui/definition-list'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { ConsentForm } from './_consent-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consent')
  return { title: t('title'), robots: { index: false } }
}

const address = query(firstRunQuery)

type Props = { searchParams: Query }

/** The child-data rule in short, one's own answer to it, and both answers as buttons. */
export default async function Page({ searchParams }: Props) {
  const run = firstRun(await address(searchParams))
  const consent = await forPage(stepPath(paths.consent(), run), async () =>
    findConsent(await signedInContext()),
  )
  const t = await getTranslations('consent')
  const format = formats(await getLocale())
  const given = consent?.decision === 'given'
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      {run.first ? <SignUpSteps at="consent" /> : null}
      <HoldBand here={stepPath(paths.consent(), run)} next={run.next} />
      <PageHeader
        back={run.first ? null : <BackLink href={paths.my()}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      {consent ? (
        <Notice
          tone={given ? 'success' : 'info'}
          announce
          action={
            <ButtonLink kind="quiet" href={given ? paths.children() : (run.next ?? paths.home())}>
              {given ? t('children') : t('find')}
            </ButtonLink>
          }
        >
          {t(`now.${consent.decision}`, { date: format.dayWithYear(dayOf(consent.at)) })}
        </Notice>
      ) : null}
      <DefinitionList
        items={(['what', 'why', 'who'] as const).map((key) => ({
          key,
          term: t(key),
          value: t(`${key}List`),
        }))}
      />
      <p className="ways">
        <TextLink href={paths.privacy()}>{t('rule')}</TextLink>
      </p>
      <ClientTexts areas={['consent', 'faults']}>
        <ConsentForm run={run} given={given} />
      </ClientTexts>
    </div>
  )
}
