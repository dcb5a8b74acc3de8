import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { askedSpan } from '@/app/_components/booking/asked-span'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { readDesk } from '@/domain/desk/read-desk'
import { ClientTexts } from '@/i18n/client-texts'
import { day, id, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { FindFamily } from './_find-family'
import { QuotedFamily } from './_quoted-family'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.desk')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ family: id, again: text, day, from: text, to: text })

type Props = {
  params: Promise<{ code: string; id: string }>
  searchParams: Query
}

/** Books for a family that stands at the desk or calls: first which family, then which children. */
export default async function Page({ params, searchParams }: Props) {
  const { code, id: slotId } = await readPath(params)
  const { family, ...asked } = await address(searchParams)
  const { desk, quoted, now } = await forPage(paths.manageDesk(code, slotId), async () => {
    const ctx = await pageContext()
    const desk = await readDesk(ctx, { code, slotId })
    const span = asked.day ? askedSpan(asked.day, asked.from, asked.to) : null
    const quoted =
      family && !desk.over
        ? await quoteAtDesk(ctx, { code, slotId, accountId: family, span })
        : null
    return { desk, quoted, now: ctx.now }
  })
  const { slot, room, over } = desk
  const t = await getTranslations('desk.desk')
  const format = formats(await getLocale())
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageSlot(code, slotId)}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <p className="font-[650] text-lead tabular-nums">
        {format.daySpan(slot.startsAt, slot.endsAt)}
      </p>
      {over ? <Notice tone="warning">{t('over')}</Notice> : null}
      {asked.again || quoted?.ok === false ? (
        <Notice tone="warning" announce>
          {t('findAgain')}
        </Notice>
      ) : null}
      {over || quoted?.ok ? null : (
        <ClientTexts areas={['desk', 'faults']}>
          <Section id="find" title={t('findTitle')}>
            <FindFamily code={code} roomId={room.id} slotId={slotId} />
          </Section>
        </ClientTexts>
      )}
      {quoted?.ok ? <QuotedFamily code={code} quoted={quoted} now={now} /> : null}
    </div>
  )
}
