import { useTranslations } from 'next-intl'
import { Card, CardLink } from '@/ui/card'
import { FreePlaces } from '@/ui/free-places'
import { PinIcon } from '@/ui/icons'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'

/** Notices and cards. */
export function Cards() {
  const t = useTranslations('look')
  return (
    <>
      <Section id="notices" title={t('notices.title')}>
        <div className="stack gap-3 md:grid-cols-2">
          <Notice title={t('notices.infoTitle')}>{t('notices.info')}</Notice>
          <Notice tone="success" title={t('notices.successTitle')}>
            {t('notices.success')}
          </Notice>
          <Notice tone="warning" title={t('notices.warningTitle')}>
            {t('notices.warning')}
          </Notice>
          <Notice
            tone="error"
            title={t('notices.errorTitle')}
            action={<TextLink href="/">{t('notices.errorAction')}</TextLink>}
          >
            {t('notices.error')}
          </Notice>
          <Notice tone="warning">{t('notices.untitled')}</Notice>
          <Notice tone="success" title={t('notices.longTitle')}>
            {t('notices.long')}
          </Notice>
        </div>
      </Section>
      <Section id="cards" title={t('cards.title')}>
        <ul className="stack gap-3 md:grid-cols-2">
          <RoomCard name={t('cards.room')} place={t('cards.roomPlace')}>
            <FreePlaces level="many" count={4} word={t('places.many')} />
          </RoomCard>
          <RoomCard
            name={t('cards.long')}
            place={t('cards.longPlace')}
            example={t('states.example')}
          >
            <FreePlaces level="none" count={0} word={t('places.none')} />
          </RoomCard>
          <Card as="li" tone="green">
            {t('cards.green')}
          </Card>
          <Card as="li" tone="apricot">
            {t('cards.apricot')}
          </Card>
          <Card as="li">{t('cards.plain')}</Card>
          <Card as="li" tone="sunk">
            {t('cards.roomHours')}
          </Card>
        </ul>
      </Section>
    </>
  )
}

function RoomCard({
  name,
  place,
  example,
  children,
}: {
  name: string
  place: string
  example?: string
  children: React.ReactNode
}) {
  return (
    <Card as="li" className="grid content-between gap-2">
      <div className="grid gap-1">
        <h3 className="text-lead leading-snug">
          <CardLink href="/look">{name}</CardLink>
        </h3>
        <p className="flex gap-1 text-small text-soft">
          <PinIcon className="mt-0.5 size-5 shrink-0" />
          <span>{place}</span>
        </p>
      </div>
      <div className="flex items-center justify-between gap-3">
        {children}
        {example ? <StateLabel tone="outline">{example}</StateLabel> : null}
      </div>
    </Card>
  )
}
