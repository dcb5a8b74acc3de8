import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { token as tokenInput } from '@/domain/people/inputs'
import { type RoleOffered, readRoleInvitation } from '@/domain/people/read-role-invitation'
import { NotFound } from '@/domain/shared/refusal'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { LetterDrawing } from '@/ui/drawings/letter'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { AcceptForm } from './_accept-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.list')
  return { title: t('invite'), robots: { index: false } }
}

/** What an invitation's link offers, for anybody who has it; accepted by the one it is for. */
export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await readPath(params)
  const offer = await forPage(paths.invitation(token), async () => {
    if (!tokenInput.safeParse(token).success) throw new NotFound()
    return readRoleInvitation(await pageContext(), { token })
  })
  const t = await getTranslations('people')
  const locale = await getLocale()
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        title={t('invitation.title', { office: t(`offices.${offer.role}`) })}
        lead={offer.scope?.[locale]}
        drawing={<LetterDrawing />}
      />
      {offer.inviter ? <p>{t('invitation.inviter', { name: offer.inviter })}</p> : null}
      {offer.state === 'open' ? <Open offer={offer} token={token} /> : <Over offer={offer} />}
    </div>
  )
}

async function Open({ offer, token }: { offer: RoleOffered; token: string }) {
  const t = await getTranslations('people.invitation')
  const { phone } = offer
  const until = formats(await getLocale()).moment(offer.expiresAt)
  if (offer.own === false) {
    return (
      <Notice
        tone="warning"
        title={t('otherTitle')}
        action={<TextLink href={paths.profile()}>{t('toProfile')}</TextLink>}
      >
        {t('otherText', { phone })}
      </Notice>
    )
  }
  return (
    <div className="grid gap-5">
      <p>
        {t('until', { until })} {t('forPhone', { phone })}
      </p>
      {offer.own ? (
        <ClientTexts areas={['people', 'faults']}>
          <AcceptForm token={token} />
        </ClientTexts>
      ) : (
        <>
          <p>{t('signInText', { phone })}</p>
          <ButtonLink wide href={paths.signIn(paths.invitation(token))}>
            {t('signIn')}
          </ButtonLink>
        </>
      )}
    </div>
  )
}

async function Over({ offer }: { offer: RoleOffered }) {
  const t = await getTranslations('people.invitation')
  if (offer.state === 'accepted') {
    return offer.own ? (
      <Notice
        tone="success"
        title={t('acceptedOwn')}
        action={<TextLink href={paths.manage()}>{t('toManage')}</TextLink>}
      />
    ) : (
      <Notice title={t('acceptedTitle')}>{t('acceptedText')}</Notice>
    )
  }
  const state = offer.state === 'open' ? 'expired' : offer.state
  return (
    <Notice tone="warning" title={t(`${state}Title`)}>
      {state === 'fallen' ? `${t('fallenText')} ` : null}
      {t('overText')}
    </Notice>
  )
}
