import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { shortfallText } from '@/app/_components/manage/shortfall-text'
import { dayOf, timeOf } from '@/domain/shared/time'
import { findWaysOut } from '@/domain/shortfalls/find-ways-out'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { Caregivers } from './_caregivers'
import { Causes } from './_causes'
import { Move } from './_move'
import { OtherRooms } from './_rooms'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('roster.shortfalls')
  return { title: t('ways'), robots: { index: false } }
}

/** One shortfall: how it came about, and every way out the numbers allow. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await readPath(params)
  const { ways, now } = await forPage(paths.manageShortfall(id), async () => {
    const ctx = await pageContext()
    return { ways: await findWaysOut(ctx, { shortfallId: id }), now: ctx.now }
  })
  const { shortfall, room, mayChange, causes } = ways
  const t = await getTranslations('roster.ways')
  const list = await getTranslations('roster.shortfalls')
  const words = await getTranslations('manage.shortfall')
  const locale = await getLocale()
  const format = formats(locale)
  const { when, what } = shortfallText(words, format, shortfall)
  const over = shortfall.toAt <= now
  const at = `${dayOf(shortfall.fromAt)}T${timeOf(shortfall.fromAt)}`
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageShortfalls()}>{t('back')}</BackLink>}
        title={locale === 'zh' ? room.nameZh : (room.nameEn ?? room.nameZh)}
      />
      {shortfall.resolvedAt ? (
        <Notice tone="success" title={t('resolvedTitle')}>
          {list('resolvedAt', { when: format.moment(shortfall.resolvedAt) })}
        </Notice>
      ) : over ? (
        <Notice>{t('overTitle')}</Notice>
      ) : null}
      <div className="grid gap-1">
        <p className="text-lead tabular-nums">
          <strong className="font-[650]">{when}</strong> {what}
        </p>
        <p className="text-soft">
          {list('bookings', { count: shortfall.bookings })} ·{' '}
          {list('raised', { when: format.moment(shortfall.raisedAt) })}
        </p>
        <p className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center">
          <TextLink href={paths.manageRoom(room.code, { day: shortfall.day })}>
            {t('roomLink')}
          </TextLink>
          <TextLink href={paths.manageWhy(room.code, { at })}>{t('why')}</TextLink>
        </p>
      </div>
      {shortfall.resolvedAt || over ? null : (
        <>
          {mayChange ? null : <Notice>{t('readOnly')}</Notice>}
          <Caregivers ways={ways} />
          <OtherRooms ways={ways} />
          <Move ways={ways} />
        </>
      )}
      <Causes causes={causes} />
    </div>
  )
}
