import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { divisionGroups } from '@/app/_components/division-groups'
import { SignUpSteps } from '@/app/_components/sign-up-steps'
import { findNumberChange } from '@/domain/accounts/find-number-change'
import { findProfile } from '@/domain/accounts/find-profile'
import { listSessions, type OwnSession } from '@/domain/accounts/list-sessions'
import { readSecondFactor } from '@/domain/accounts/read-second-factor'
import { confirmedFor } from '@/domain/accounts/rules'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { sessionIdOfRequest } from '@/lib/auth'
import { signedInContext } from '@/lib/context'
import { firstRun, firstRunQuery, stepPath } from '@/lib/first-run'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { FactorPart } from './_factor-part'
import { FeedPart } from './_feed-part'
import { PasswordForms } from './_password-forms'
import { ProfileForm } from './_profile-form'
import { SessionForms, type SessionLine } from './_session-forms'
import { WaitingNumber } from './_waiting-number'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('profile')
  return { title: t('title'), robots: { index: false } }
}

const address = query({
  ...firstRunQuery,
  ...{ saved: text, password: text, number: text, sessions: text },
})

type Props = {
  searchParams: Query
}

/** Who somebody is, their password and where they are signed in; first step of signing up. */
export default async function Page({ searchParams }: Props) {
  const asked = await address(searchParams)
  const run = firstRun(asked)
  const { ctx, profile, factor, sessions, waiting } = await forPage(
    stepPath(paths.profile(), run),
    async () => {
      const ctx = await signedInContext()
      const [profile, factor] = await Promise.all([findProfile(ctx), ownFactor(ctx)])
      const [sessions, waiting] = await Promise.all([listSessions(ctx), findNumberChange(ctx)])
      return { ctx, profile, factor, sessions, waiting }
    },
  )
  const { session } = ctx.actor
  const confirmed = session !== undefined && confirmedFor(session, ctx.now)
  const t = await getTranslations('profile')
  const divisions = await divisionGroups(ctx, await getLocale())
  const phone = showPhone(profile.phone)
  const news = newsIn(asked)
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
      {news ? (
        <Notice tone="success" announce>
          {t(news)}
        </Notice>
      ) : null}
      <ClientTexts areas={['account', 'faults', 'profile']}>
        <ProfileForm profile={profile} divisions={divisions} run={run} />
        {run.first ? null : (
          <>
            <Section id="number-part" title={t('number.title')}>
              <p>{t('number.text', { phone })}</p>
              {waiting ? (
                <WaitingNumber
                  text={t('number.waiting', {
                    phone: waiting.phone,
                    when: formats(await getLocale()).moment(waiting.takesEffectAt),
                  })}
                />
              ) : null}
              <p>
                <ButtonLink
                  kind="quiet"
                  href={confirmed ? paths.newNumber() : paths.confirm(paths.newNumber())}
                >
                  {t('number.change')}
                </ButtonLink>
              </p>
            </Section>
            <Section id="password-part" title={t('password.title')}>
              <PasswordForms hasPassword={profile.hasPassword} confirmed={confirmed} />
            </Section>
            {factor ? (
              <Section id="factor-part" title={t('factor.title')}>
                <FactorPart factor={factor} />
              </Section>
            ) : null}
            <Section id="sessions-part" title={t('sessions.title')}>
              <p>{t('sessions.count', { count: sessions.length })}</p>
              <SessionForms lines={await sessionLines(sessions)} />
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

/** What has just been done. */
function newsIn(
  asked: Partial<Record<'saved' | 'password' | 'number' | 'sessions', string | null>>,
) {
  if (asked.number === 'stopped') return 'number.stopped' as const
  if (asked.number) return 'number.changed' as const
  if (asked.sessions) return 'sessions.ended' as const
  if (asked.password) {
    return asked.password === 'set'
      ? ('password.savedSet' as const)
      : ('password.savedRemoved' as const)
  }
  return asked.saved ? ('saved' as const) : null
}

/** Sessions in words: no more is kept than which kind of browser, and in which hour it was there. */
async function sessionLines(sessions: OwnSession[]): Promise<SessionLine[]> {
  const t = await getTranslations('profile.sessions')
  const { moment } = formats(await getLocale())
  return sessions.map(({ id, device, seenAt, own }) => ({
    id,
    own,
    device: device ?? t('unknown'),
    seen: own ? t('own') : t('seen', { when: moment(seenAt) }),
  }))
}

/** The second factor of people with a role; null for families, who have none. */
async function ownFactor(ctx: Ctx & { actor: Account }) {
  if (ctx.actor.roles.length === 0 && !ctx.actor.secondFactor) return null
  return readSecondFactor(ctx, { sessionId: (await sessionIdOfRequest()) ?? '' })
}
