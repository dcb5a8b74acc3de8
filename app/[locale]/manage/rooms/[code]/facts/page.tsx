import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { roomTexts } from '@/app/_forms/room-texts'
import { readRoomFacts } from '@/domain/administration/read-room-facts'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { orderSeen, wordsSeen } from '@/domain/rooms/picture-rules'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { FactsForm } from './_facts-form'
import { Pictures } from './_pictures'
import { Suspension } from './_suspension'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rooms.facts')
  return { title: t('title'), robots: { index: false } }
}

const deeds = {
  saved: 'facts.saved',
  created: 'facts.created',
  suspended: 'facts.suspendedDone',
  cancelled: 'facts.cancelledDone',
  opened: 'facts.openedDone',
  'picture-added': 'pictures.done.added',
  'picture-described': 'pictures.done.described',
  'picture-moved': 'pictures.done.moved',
  'picture-removed': 'pictures.done.removed',
} as const

const address = query({ done: text, saved: text })

type Props = {
  params: Promise<{ code: string }>
  searchParams: Query
}

/** All that is known of a room, for those who run it: to correct, suspend, and show in pictures. */
export default async function Page({ params, searchParams }: Props) {
  const [{ code }, { done, saved }, locale] = [
    await readPath(params),
    await address(searchParams),
    await getLocale(),
  ]
  const { page, districts } = await forPage(paths.manageRoomFacts(code), async () => {
    const ctx = await pageContext()
    return { page: await readRoomFacts(ctx, { code }), districts: await listDivisions(ctx) }
  })
  const { room, mayLicense, seen } = page
  const t = await getTranslations('rooms')
  const name = nameIn(locale, room)
  const { district, subdistrict } = placeIn(locale, room)
  const deed = Object.entries(deeds).find(([key]) => key === done)?.[1]
  return (
    <div className="stack gap-8">
      <PageHeader
        back={
          <BackLink href={paths.manageRoom(code)}>
            <span lang={name.lang}>{name.text}</span>
          </BackLink>
        }
        title={t('facts.title')}
        lead={`${district} · ${subdistrict}`}
        actions={
          mayLicense ? (
            <ButtonLink kind="quiet" href={paths.manageNewRoom({ copy: code })}>
              {t('facts.copy')}
            </ButtonLink>
          ) : null
        }
      />
      {deed ? (
        <Notice tone="success" announce>
          {t(deed)}
        </Notice>
      ) : null}
      <ClientTexts areas={['rooms', 'faults']}>
        {mayLicense ? (
          <Section id="suspension" title={t('suspension.title')}>
            <Suspension
              key={`suspension ${saved}`}
              code={code}
              roomId={room.id}
              seen={seen}
              today={page.today}
              status={room.status}
              suspendedFrom={room.suspendedFrom}
              reason={room.statusReason}
            />
          </Section>
        ) : null}
        <p className="max-w-text text-soft">{t('facts.lead')}</p>
        <FactsForm
          key={`facts ${saved}`}
          code={code}
          roomId={room.id}
          seen={seen}
          texts={roomTexts(room)}
          rules={{ sets: [page.rules], ofSubdistrict: null }}
          mayLicense={mayLicense}
          operatorNames={page.operatorNames}
          districtOf={{ '': room.districtCode }}
          districtNames={Object.fromEntries(
            districts.map((one) => [one.code, nameIn(locale, one).text]),
          )}
        />
        <Pictures
          code={code}
          roomId={room.id}
          pictures={page.pictures.map((one) => ({ ...one, seen: wordsSeen(one) }))}
          order={orderSeen(page.pictures)}
        />
      </ClientTexts>
    </div>
  )
}
