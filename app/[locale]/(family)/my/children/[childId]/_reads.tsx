import { getLocale, getTranslations } from 'next-intl/server'
import type { ChildRead } from '@/domain/children/read-queries'
import { formats } from '@/lib/format'
import { Disclosure } from '@/ui/disclosure'

/** How many lines stand open; the rest are folded away. */
const shown = 5

/** Who read the child's record: day, room or office, for what, and the reason stated. */
export async function Reads({ reads }: { reads: ChildRead[] }) {
  const t = await getTranslations('desk.reads')
  if (reads.length === 0) return <p className="text-soft">{t('none')}</p>
  const rest = reads.slice(shown)
  return (
    <div className="grid gap-2">
      <p className="text-small text-soft">{t('lead')}</p>
      <ReadList reads={reads.slice(0, shown)} />
      {rest.length > 0 ? (
        <Disclosure summary={t('more')}>
          <ReadList reads={rest} />
        </Disclosure>
      ) : null}
    </div>
  )
}

async function ReadList({ reads }: { reads: ChildRead[] }) {
  const t = await getTranslations('desk.reads')
  const locale = await getLocale()
  const format = formats(locale)
  const named = (zh: string | null, en: string | null) => (locale === 'en' ? (en ?? zh) : zh)
  const whoOf = (read: ChildRead) => {
    const room = named(read.roomZh, read.roomEn) ?? t('anonymous')
    const place = named(read.placeZh, read.placeEn) ?? room
    if (read.as) return t(`as.${read.as}`, { room, place })
    return read.purpose === 'supervision' ? t('supervisor', { room }) : t('room', { room })
  }
  return (
    <ul className="grid">
      {reads.map((read) => (
        <li
          key={`${read.day} ${read.purpose} ${whoOf(read)} ${read.reason}`}
          className="border-line border-t py-2.5 first:border-t-0"
        >
          <p className="text-small text-soft">{format.dayWithYear(read.day)}</p>
          <p className="wrap-anywhere">
            {t('line', { who: whoOf(read), purpose: t(`purposes.${read.purpose}`) })}
          </p>
          {read.reason ? (
            <p className="wrap-anywhere text-small">{t('reason', { reason: read.reason })}</p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
