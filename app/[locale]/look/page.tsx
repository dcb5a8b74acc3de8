import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { BottomBar } from '@/ui/bottom-bar'
import { Button } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { RoomDrawing } from '@/ui/drawings/room'
import { PageHeader } from '@/ui/page-header'
import { Actions } from './_actions'
import { Cards } from './_cards'
import { Data } from './_data'
import { Days } from './_days'
import { Drawings } from './_drawings'
import { Family } from './_family'
import { Fields } from './_fields'
import { Finding } from './_finding'
import { Foundations } from './_foundations'
import { Frame } from './_frame'
import { Messages } from './_messages'
import { RoomSide } from './_room-side'
import { Themes } from './_themes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('look')
  return { title: t('title'), robots: { index: false } }
}

const parts = [
  'colours',
  'type',
  'space',
  'themes',
  'actions',
  'places',
  'states',
  'notices',
  'cards',
  'days',
  'data',
  'fields',
  'empty',
  'drawings',
  'frame',
  'finding',
  'family',
  'roomSide',
] as const

/** The visual language on one page: every colour, size and component in every state. */
export default function Page() {
  const t = useTranslations('look')
  return (
    <div className="stack gap-12">
      <PageHeader title={t('title')} lead={t('lead')} drawing={<RoomDrawing />} />
      <nav aria-label={t('jump')}>
        <ul className="flex flex-wrap gap-x-5">
          {parts.map((part) => (
            <li key={part}>
              <a href={`#${part}`} className="link inline-flex min-h-11 items-center">
                {t(`${part}.title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Foundations />
      <Themes />
      <Actions />
      <Cards />
      <Days />
      <Data />
      <Fields />
      <Messages drawing={<BlocksDrawing />} />
      <Drawings />
      <Frame />
      <Finding />
      <Family />
      <RoomSide />
      <BottomBar aside={t('bar.aside')}>
        <Button>{t('actions.primary')}</Button>
      </BottomBar>
    </div>
  )
}
