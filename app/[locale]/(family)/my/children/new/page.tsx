import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { HoldBand } from '@/app/_components/booking/hold-band'
import { countryOptions } from '@/app/_components/country-options'
import { SignUpSteps } from '@/app/_components/sign-up-steps'
import { listInvitations } from '@/domain/children/list-invitations'
import { findConsent } from '@/domain/consents/find-consent'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { firstRun, firstRunQuery, stepPath } from '@/lib/first-run'
import { forPage, goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { Invitations } from '../_invitations'
import { NewChildForm } from './_new-child-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('children.new')
  return { title: t('title'), robots: { index: false } }
}

const address = query(firstRunQuery)

type Props = { searchParams: Query }

/** Adds a child; last step of signing up. Without consent it leads to the rule first. */
export default async function Page({ searchParams }: Props) {
  const run = firstRun(await address(searchParams))
  const [consent, invitations] = await forPage(stepPath(paths.newChild(), run), async () => {
    const ctx = await signedInContext()
    return Promise.all([findConsent(ctx), listInvitations(ctx)])
  })
  if (consent?.decision !== 'given') return goTo(stepPath(paths.consent(), run))
  const t = await getTranslations('children')
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      {run.first ? <SignUpSteps at="child" /> : null}
      <HoldBand here={stepPath(paths.newChild(), run)} next={run.next} />
      <Invitations invitations={invitations} />
      <PageHeader
        back={run.first ? null : <BackLink href={paths.children()}>{t('backList')}</BackLink>}
        title={t('new.title')}
        lead={t('new.lead')}
      />
      <ClientTexts areas={['children', 'account', 'faults']}>
        <NewChildForm countries={countryOptions(await getLocale())} next={run.next} />
      </ClientTexts>
      {run.first ? (
        <p className="ways">
          <TextLink href={run.next ?? paths.home()}>{t('new.later')}</TextLink>
        </p>
      ) : null}
    </div>
  )
}
