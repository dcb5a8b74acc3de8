import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { askedSpan } from '@/app/_components/booking/asked-span'
import { quoteAtDesk } from '@/domain/desk/quote-at-desk'
import { readDesk } from '@/domain/desk/read-desk'
import { isDay } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
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

type Asked = { family?: string; again?: string; day?: string; from?: string; to?: string }
type Props = {
  params: Promise<{ code: string; id: string }>
  searchParams: Promise<Asked>
}

/** Books for a family that stands at the desk or calls: first which family, then which children. */
export default async function Page({ params, searchParams }: Props) {
  const { code, id } = await params
  const asked = await searchParams
  const { family } = asked
  const { desk, quoted, now } = await forPage(paths.manageDesk(code, id), async () => {
    const ctx = await pageContext()
    const desk = await readDesk(ctx, { code, slotId: id })
    const span = asked.day && isDay(asked.day) ? askedSpan(asked.day, asked.from, asked.to) : null
    const quoted =
      typeof family === 'string' && !desk.over
        ? await quoteAtDesk(ctx, { code, slotId: id, accountId: family, span })
        : null
    return { desk, quoted, now: ctx.now }
  })
  const { slot, room, over } = desk
  const t = await getTranslations('desk.desk')
  const format = formats(await getLocale())
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageSlot(code, id)}>{t('back')}</BackLink>}
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
            <FindFamily code={code} roomId={room.id} slotId={id} />
          </Section>
        </ClientTexts>
      )}
      {quoted?.ok ? <QuotedFamily code={code} quoted={quoted} now={now} /> : null}
    </div>
  )
}
