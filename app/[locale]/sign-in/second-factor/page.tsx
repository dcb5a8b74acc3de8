import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { factorStep } from '@/app/[locale]/sign-in/second-factor/_factor-step'
import { type OwnSecondFactor, readSecondFactor } from '@/domain/accounts/read-second-factor'
import { factorAddress } from '@/domain/accounts/second-factor-secrets'
import { maskPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { sessionIdOfRequest } from '@/lib/auth'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { localPath } from '@/lib/local-path'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { FactorForms, type FactorView } from './_factor-forms'
import { QrCode } from './_qr-code'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.factor')
  return { title: t('doneTitle'), robots: { index: false } }
}

const address = query({ next: text, change: text })

type Props = { searchParams: Query }

/** The second factor: set it up, give it, or change the device. */
export default async function Page({ searchParams }: Props) {
  const { next: wanted, change } = await address(searchParams)
  const next = localPath(wanted)
  const { factor, step, actor } = await forPage(paths.secondFactor(next), async () => {
    const ctx = await signedInContext()
    const sessionId = (await sessionIdOfRequest()) ?? ''
    const factor = await readSecondFactor(ctx, { sessionId })
    return { factor, actor: ctx.actor, step: await factorStep(ctx.actor.accountId) }
  })
  const t = await getTranslations('account.factor')
  const secret = step?.secret ?? null
  const view = viewOf(factor, { secret, change: change === '1' })
  const { title, lead } = await headOf(view, factor)
  const onward = next ?? (factor.asked ? paths.manage() : paths.profile())
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader title={title} lead={lead} />
      <ClientTexts areas={['account', 'faults']}>
        <FactorForms
          view={view}
          form={{ next, account: actor.accountId, step: step?.sealed ?? '' }}
          onward={onward}
        >
          {secret ? (
            <>
              <QrCode text={factorAddress(secret, maskPhone(actor.phone))} label={t('qr')} />
              <Disclosure summary={t('secret')}>
                <p className="wrap-anywhere select-all text-lead tracking-wide">
                  {secret.replace(/(.{4})(?=.)/g, '$1 ')}
                </p>
              </Disclosure>
            </>
          ) : null}
        </FactorForms>
      </ClientTexts>
      {view === 'verify' ? <p className="text-small text-soft">{t('lost')}</p> : null}
      {view === 'begin' && !factor.asked ? (
        <p className="ways">
          <TextLink href={next ?? paths.profile()}>{t('notNow')}</TextLink>
        </p>
      ) : null}
    </div>
  )
}

function viewOf(
  { since, given }: OwnSecondFactor,
  { secret, change }: { secret: string | null; change: boolean },
): FactorView {
  if (since && !given) return 'verify'
  if (secret) return 'confirm'
  return !since || change ? 'begin' : 'done'
}

async function headOf(view: FactorView, factor: OwnSecondFactor) {
  const t = await getTranslations('account.factor')
  if (view === 'verify') return { title: t('verifyTitle'), lead: t('verifyLead') }
  if (view === 'confirm') return { title: t('confirmTitle'), lead: t('confirmLead') }
  if (view === 'done') return { title: t('doneTitle'), lead: t('doneText') }
  const lead = factor.since
    ? t('changeLead')
    : factor.level === 'nobody'
      ? t('beginOff')
      : t(factor.asked ? 'beginNeeded' : 'beginFree')
  return {
    title: t('beginTitle'),
    lead: (
      <>
        {lead} {t('beginStep')}
      </>
    ),
  }
}
