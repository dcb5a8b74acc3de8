import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { BookingCards } from '@/app/_components/booking/booking-cards'
import { listAllowances } from '@/domain/allowance/list-allowances'
import { listBookings } from '@/domain/bookings/list-bookings'
import { listSuspensions } from '@/domain/bookings/list-suspensions'
import { listInvitations } from '@/domain/children/list-invitations'
import { hasEnded } from '@/domain/claims/rules'
import { listFavourites } from '@/domain/favourites/list-favourites'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { Allowances } from './_allowances'

import { Favourites } from './_favourites'
import { Invitations } from './children/_invitations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('booking.my')
  return { title: t('title'), robots: { index: false } }
}

/** A family's page: what comes next, what is left of the allowance, the children, what was. */
export default async function Page() {
  const { ctx, coming, past, allowances, suspensions, favourites, invitations } = await forPage(
    paths.my(),
    async () => {
      const ctx = await signedInContext()
      const [bookings, allowances, suspensions, favourites, invitations] = await Promise.all([
        listBookings(ctx),
        listAllowances(ctx),
        listSuspensions(ctx),
        listFavourites(ctx),
        listInvitations(ctx),
      ])
      return { ctx, ...bookings, allowances, suspensions, favourites, invitations }
    },
  )
  const t = await getTranslations('booking.my')
  const feed = await getTranslations('feed')
  const format = formats(await getLocale())
  const live = coming.filter((one) => !hasEnded(one.status))
  const over = [...coming.filter((one) => !live.includes(one)), ...past]
  return (
    <div className="mx-auto grid w-full max-w-text gap-8">
      <PageHeader
        title={t('title')}
        lead={ctx.actor.name ? t('hello', { name: ctx.actor.name }) : undefined}
      />
      {suspensions.map(({ childId, childName, until }) => (
        <Notice key={childId} tone="warning">
          {t('suspended', { name: childName, until: format.moment(until) })}
        </Notice>
      ))}
      <Invitations invitations={invitations} />
      <Section id="coming" title={t('coming')}>
        {live.length > 0 ? (
          <BookingCards bookings={live} />
        ) : (
          <EmptyState
            drawing={<BlocksDrawing />}
            level={3}
            title={t('none')}
            action={<ButtonLink href={paths.home()}>{t('find')}</ButtonLink>}
          >
            {t('noneText')}
          </EmptyState>
        )}
      </Section>
      {allowances.length > 0 ? (
        <Section id="allowance" title={t('allowance')}>
          <Allowances allowances={allowances} />
        </Section>
      ) : null}
      <Favourites rooms={favourites} now={ctx.now} />
      <nav aria-label={t('profile')}>
        <ul className="ways grid">
          <li>
            <TextLink href={paths.children()}>{t('children')}</TextLink>
          </li>
          <li>
            <TextLink href="/my/profile">{t('profile')}</TextLink>
          </li>
          <li>
            <TextLink href={`${paths.profile()}#feed-part`}>{feed('title')}</TextLink>
          </li>
          <li>
            <TextLink href="/my/consent">{t('consent')}</TextLink>
          </li>
        </ul>
      </nav>
      <Disclosure summary={t('past')}>
        {over.length > 0 ? <BookingCards bookings={over} /> : <p>{t('noPast')}</p>}
      </Disclosure>
    </div>
  )
}
