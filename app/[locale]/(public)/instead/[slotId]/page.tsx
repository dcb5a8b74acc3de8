import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { refusalText } from '@/app/_components/booking-refusal-text'
import { InsteadList } from '@/app/_components/instead/instead-list'
import { insteadViews } from '@/app/_components/instead/instead-views'
import { type OwnRefusal, readOwnRefusals } from '@/domain/search/read-own-refusals'
import { readWishedSlot } from '@/domain/search/read-wished-slot'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, texts } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { readAge } from '../../_find-filters'
import { WishedSlotCard } from './_wished-slot'

const address = query({ age: texts })

type Props = { params: Promise<{ slotId: string }>; searchParams: Query }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('instead')
  return { title: t('tabTitle'), robots: { index: false } }
}

/** What fits instead of a full slot, or that it is not full. For anybody; a family books with one touch. */
export default async function Page({ params, searchParams }: Props) {
  const [{ slotId }, asked, locale] = [
    await readPath(params),
    await address(searchParams),
    await getLocale(),
  ]
  const ctx = await pageContext()
  const t = await getTranslations('instead')
  const { ageMonths } = readAge(asked)
  const { slot, ways, refusals } = await forPage(paths.instead(slotId), async () => {
    const slot = await readWishedSlot(ctx, { slotId, ageMonths })
    const { childIds } = slot
    const ways = await insteadViews(ctx, { slotId, span: null, childIds, ageMonths })
    const refusals = ways.length === 0 ? await readOwnRefusals(ctx, { slotId, childIds }) : []
    return { slot, ways, refusals }
  })
  const { kind } = slot.now.state
  const when = formats(locale).daySpan(slot.startsAt, slot.endsAt)
  const name = nameIn(locale, slot.room)
  const room = paths.room(slot.room.code, { day: slot.day, ageMonths })
  return (
    <div className="stack mx-auto w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={room}>{name.text}</BackLink>}
        title={t(`pageTitle.${kind === 'bookable' || kind === 'full' ? kind : 'other'}`)}
      />
      <WishedSlotCard now={slot.now} when={when} />
      {ways.length > 0 ? (
        <ClientTexts areas={['instead', 'faults']}>
          <InsteadList ways={ways} />
        </ClientTexts>
      ) : (
        <NoWays refusals={refusals} />
      )}
      <ButtonLink kind="plain" href={paths.home()}>
        {t('search')}
      </ButtonLink>
    </div>
  )
}

/** Nothing fits: for the family's own reasons if it has some, else at this moment. */
async function NoWays({ refusals }: { refusals: OwnRefusal[] }) {
  const t = await getTranslations('instead')
  const texts = await getTranslations('booking.refusal')
  const format = formats(await getLocale())
  return (
    <EmptyState
      drawing={<BlocksDrawing />}
      title={t(refusals.length > 0 ? 'noneForFamily' : 'none')}
    >
      {refusals.map(({ childName, refusal }) => (
        <p key={refusal.childId}>{refusalText(texts, format, refusal, () => childName)}</p>
      ))}
    </EmptyState>
  )
}
