import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { divisionGroups } from '@/app/_components/division-groups'
import { SignUpSteps } from '@/app/_components/sign-up-steps'
import { findProfile } from '@/domain/accounts/find-profile'
import { readSecondFactor } from '@/domain/accounts/read-second-factor'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { sessionIdOfRequest } from '@/lib/auth'
import { signedInContext } from '@/lib/context'
import { firstRun, firstRunQuery, stepPath } from '@/lib/first-run'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { FactorPart } from './_factor-part'
import { FeedPart } from './_feed-part'
import { PasswordForms } from './_password-forms'
import { ProfileForm } from './_profile-form'
import { SessionForms } from './_session-forms'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ ...firstRunQuery, saved: text, password: text })

type Props = {
  searchParams: Query
}

/** Who somebody is, their password and where they are signed in; first step of signing up. */
export default async function Page({ searchParams }: Props) {
  const asked = await address(searchParams)
  const run = firstRun(asked)
  const { ctx, profile, factor } = await forPage(stepPath(paths.profile(), run), async () => {
    const ctx = await signedInContext()
    return { ctx, profile: await findProfile(ctx), factor: await ownFactor(ctx) }
  })
  const t = await getTranslations('profile')
  const divisions = await divisionGroups(ctx, await getLocale())
  const phone = showPhone(profile.phone)
  const news = asked.password === 'set' ? 'savedSet' : 'savedRemoved'
  return (
    <div className="mx-auto grid w-full max-w-text gap-8">
      {run.first ? (
        <div className="grid gap-4">
          <SignUpSteps at="profile" />
          <PageHeader title={t('firstTitle')} lead={t('firstLead')} />
        </div>
      ) : (
        <PageHeader
          back={<BackLink href={paths.my()}>{t('back')}</BackLink>}
          title={t('title')}
          lead={t('lead', { phone })}
        />
      )}
      {asked.saved || asked.password ? (
        <Notice tone="success" announce>
          {asked.password ? t(`password.${news}`) : t('saved')}
        </Notice>
      ) : null}
      <ClientTexts areas={['account', 'faults', 'profile']}>
        <ProfileForm profile={profile} divisions={divisions} run={run} />
        {run.first ? null : (
          <>
            <Section id="password-part" title={t('password.title')}>
              <PasswordForms hasPassword={profile.hasPassword} />
            </Section>
            {factor ? (
              <Section id="factor-part" title={t('factor.title')}>
                <FactorPart factor={factor} />
              </Section>
            ) : null}
            <Section id="sessions-part" title={t('sessions.title')}>
              <p>{t('sessions.count', { count: profile.sessions })}</p>
              <SessionForms />
            </Section>
          </>
        )}
      </ClientTexts>
      {run.first ? null : <FeedPart />}
      {run.first ? null : (
        <Section id="more-part" title={t('more')}>
          <ul className="ways grid">
            <li>
              <TextLink href={paths.children()}>{t('children')}</TextLink>
            </li>
            <li>
              <TextLink href={paths.consent()}>{t('consent')}</TextLink>
            </li>
          </ul>
        </Section>
      )}
    </div>
  )
}

/** The second factor of people with a role; null for families, who have none. */
async function ownFactor(ctx: Ctx & { actor: Account }) {
  if (ctx.actor.roles.length === 0 && !ctx.actor.secondFactor) return null
  return readSecondFactor(ctx, { sessionId: (await sessionIdOfRequest()) ?? '' })
}
