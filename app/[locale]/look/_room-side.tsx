import { useTranslations } from 'next-intl'
import { BookedChildren } from '@/app/_components/manage/booked-children'
import { DoneNews } from '@/app/_components/manage/done-news'
import { PreviewResult } from '@/app/_components/manage/preview-result'
import { RoomStatus } from '@/app/_components/manage/room-status'
import { ShortfallNotice } from '@/app/_components/manage/shortfall-list'
import { SlotLoad } from '@/app/_components/manage/slot-load'
import { EffectNotice } from '@/app/_components/rooms/effect-notice'
import { ClientTexts } from '@/i18n/client-texts'
import { Card } from '@/ui/card'
import { Section } from '@/ui/page-header'
import { SectionNav } from '@/ui/section-nav'
import { bookedChildren, effect, loads, managedSlot, preview, shortfalls } from './_room-examples'
import { StatedReason } from './_trouble'

/** What rooms and offices meet on more than one page. */
export function RoomSide() {
  const t = useTranslations('look.roomSide')
  const fields = useTranslations('look.fields')
  const family = useTranslations('look.family')
  return (
    <Section id="roomSide" title={t('title')}>
      <SectionNav
        label={t('nav')}
        links={[
          { href: '/look', text: t('here') },
          { href: '/look/week', text: t('week') },
          { href: '/look/facts', text: t('facts') },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <RoomStatus status="open" />
        <RoomStatus status="draft" />
        <RoomStatus status="suspended" />
      </div>
      <ul className="grid gap-2 sm:grid-cols-2">
        {loads.map(({ key, ...slot }) => (
          <li key={key}>
            <SlotLoad slot={slot} />
          </li>
        ))}
      </ul>
      <DoneNews done="roster" />
      <ShortfallNotice code="example" shortfalls={shortfalls} />
      <div className="stack items-start gap-6 md:grid-cols-2 md:gap-x-10">
        <Card>
          <BookedChildren
            slot={managedSlot}
            list={bookedChildren([fields('childA'), family('longName')], fields('notesValue'))}
          />
          <BookedChildren slot={managedSlot} list={[]} />
        </Card>
        <ClientTexts areas={['policies', 'rooms', 'desk']}>
          <div className="grid gap-6">
            <PreviewResult preview={preview} />
            <EffectNotice
              checked
              view={effect(t('effect'), t('effectShort'), t('effectLine'))}
              error={t('effectError')}
            />
          </div>
          <div className="grid gap-4 md:col-span-2">
            <StatedReason />
          </div>
        </ClientTexts>
      </div>
    </Section>
  )
}
