import { useLocale, useTranslations } from 'next-intl'
import type { People } from '@/domain/people/list-people'
import { showPhone } from '@/domain/shared/phone'
import { dayOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { RoleWords } from './_role-words'
import { WithdrawForm } from './_withdraw-form'

/** Invitations nobody has answered yet. */
export function OfferList({ offers }: { offers: People['offers'] }) {
  const t = useTranslations('people.list')
  const format = formats(useLocale())
  if (offers.length === 0) return <p className="text-soft">{t('offersNone')}</p>
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {offers.map((offer) => {
        const day = format.dayWithYear(dayOf(offer.since))
        const until = format.moment(offer.expiresAt)
        return (
          <Card as="li" key={offer.id} className="grid content-start gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <h3 className="wrap-anywhere text-lead leading-snug">{offer.name}</h3>
              <span className="text-small text-soft tabular-nums">{showPhone(offer.phone)}</span>
            </div>
            <p>
              <RoleWords {...offer} />
            </p>
            <p className="text-small text-soft">
              {offer.by
                ? t('offered', { by: offer.by, day, until })
                : t('offeredBySystem', { day, until })}
            </p>
            {offer.mayWithdraw ? <WithdrawForm invitationId={offer.id} /> : null}
          </Card>
        )
      })}
    </ul>
  )
}
