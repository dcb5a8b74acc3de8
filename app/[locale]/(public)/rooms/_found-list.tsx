import { useLocale, useTranslations } from 'next-intl'
import { RoomCard } from '@/app/_components/room-card'
import { isExample } from '@/app/_components/room-labels'
import type { FoundRooms } from '@/domain/search/find-rooms'
import { formats } from '@/lib/format'
import { type FindFilters, paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { Pager } from '@/ui/pager'
import type { Where } from '../_where'
import { NothingFree } from './_nothing-free'

/** The rooms of the day looked at, twenty a page, or a way out if there is nothing to book. */
export function FoundList({
  found,
  filters,
  where,
}: {
  found: FoundRooms
  filters: FindFilters
  where: Where
}) {
  const t = useTranslations('find')
  const format = formats(useLocale())
  const { day, rooms, total, withFree, ages } = found
  const ageMonths = filters.ageMonths ?? null
  return (
    <Section
      id="found"
      title={t('results.title', {
        day: format.day(day),
        where: where.name ?? t('form.city'),
      })}
      aside={
        total === 0 ? null : (
          <p className="text-small text-soft">
            {t('results.count', { total, free: withFree })}
            {ageMonths === null
              ? null
              : ` · ${t('results.age', { months: format.months(ageMonths) })}`}
          </p>
        )
      }
    >
      {withFree === 0 ? <NothingFree found={found} filters={filters} where={where} /> : null}
      <ul className="grid gap-3 md:grid-cols-2">
        {rooms.map((one) => (
          <RoomCard key={one.room.id} found={one} day={day} ageMonths={ageMonths} ages={ages} />
        ))}
      </ul>
      <Pages found={found} filters={filters} />
      <ExampleNote found={found} />
    </Section>
  )
}

function Pages({ found: { page, pages }, filters }: { found: FoundRooms; filters: FindFilters }) {
  const t = useTranslations('find.pages')
  const to = (other: number) => paths.rooms({ ...filters, page: other })
  return (
    <Pager
      label={t('label')}
      here={t('here', { page, pages })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : null}
      next={page < pages ? { href: to(page + 1), text: t('next') } : null}
    />
  )
}

/** What the marks on the cards mean, if there are any. */
function ExampleNote({ found: { rooms } }: { found: FoundRooms }) {
  const t = useTranslations('find.example')
  const marked = rooms.map(({ room }) => room).filter(isExample)
  const demo = marked.some((room) => room.origin === 'demo')
  const published = marked.some((room) => room.origin !== 'demo')
  if (marked.length === 0) return null
  return (
    <p className="max-w-text text-small text-soft">
      {demo ? t('demo') : null} {published ? t('published') : null}
    </p>
  )
}
