import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CalendarWarning } from '@/app/_components/manage/calendar-warning'
import { CodesWarning } from '@/app/_components/manage/codes-warning'
import { DeskWarnings } from '@/app/_components/manage/desk-warning'
import { listManagedRooms, type ManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { roomStates } from '@/domain/rooms/types'
import { id, oneOf, page, type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage, goTo } from '@/lib/go'
import { type ManageFilters, paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { RoomDrawing } from '@/ui/drawings/room'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { Pager } from '@/ui/pager'
import { FilterForm, StateLinks } from './_room-filters'
import { RoomLines } from './_room-lines'

/** With fewer rooms than this there is nothing to search. */
const searchFrom = 9

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rooms.list')
  return { title: t('title'), robots: { index: false } }
}

const address = query({
  q: text,
  state: oneOf(roomStates),
  division: text,
  operator: id,
  page,
  done: text,
})

/** The rooms somebody looks after, those falling short first; one room alone opens at once. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { filters, imported } = filtersIn(await address(searchParams))
  const found = await forPage(paths.manage(), async () =>
    listManagedRooms(await pageContext(), {
      search: filters.q ?? '',
      state: filters.state,
      divisionCode: filters.division ?? null,
      operatorId: filters.operator ?? null,
      ...(filters.page ? { page: filters.page } : {}),
    }),
  )
  const { facets, rooms, mayLicense } = found
  const narrowed = Boolean(filters.q || filters.state || filters.division || filters.operator)
  const [only] = rooms
  if (only && facets.total === 1 && !mayLicense) return goTo(paths.manageRoom(only.code))
  const t = await getTranslations('rooms')
  return (
    <div className="stack gap-6">
      <PageHeader title={t('list.title')} actions={mayLicense ? await newRoomLinks() : null} />
      {imported === null ? null : (
        <Notice tone="success" announce>
          {t('import.done', { count: imported })}
        </Notice>
      )}
      <CodesWarning />
      <DeskWarnings />
      <CalendarWarning />
      {facets.total > 1 ? <StateLinks facets={facets} filters={filters} /> : null}
      {facets.total >= searchFrom || narrowed ? (
        <FilterForm facets={facets} filters={filters} />
      ) : null}
      {rooms.length > 0 ? (
        <>
          <p className="text-soft">{t('list.count', { total: found.total })}</p>
          <RoomLines rooms={rooms} />
          <Pages found={found} filters={filters} />
        </>
      ) : narrowed ? (
        <EmptyState
          drawing={<RoomDrawing />}
          title={t('list.none')}
          action={<ButtonLink href={paths.manage()}>{t('list.all')}</ButtonLink>}
        >
          {t('list.noneText')}
        </EmptyState>
      ) : (
        <EmptyState drawing={<RoomDrawing />} title={t('list.empty')}>
          {mayLicense ? t('list.emptyText') : t('list.emptyStaff')}
        </EmptyState>
      )}
    </div>
  )
}

async function newRoomLinks() {
  const t = await getTranslations('rooms.list')
  return (
    <>
      <ButtonLink href={paths.manageNewRoom()}>{t('new')}</ButtonLink>
      <ButtonLink kind="quiet" href={paths.manageImport()}>
        {t('import')}
      </ButtonLink>
    </>
  )
}

async function Pages({
  found: { page, pages },
  filters,
}: {
  found: ManagedRooms
  filters: ManageFilters
}) {
  const t = await getTranslations('rooms.list')
  const to = (other: number) => paths.manage({ ...filters, page: other })
  return (
    <Pager
      label={t('pages')}
      here={t('page', { page, pages })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : null}
      next={page < pages ? { href: to(page + 1), text: t('next') } : null}
    />
  )
}

function filtersIn({ done: told, q, ...asked }: Awaited<ReturnType<typeof address>>): {
  filters: ManageFilters & { state: (typeof roomStates)[number] | null }
  imported: number | null
} {
  const done = /^imported-(\d{1,5})$/.exec(told)
  return {
    filters: { ...asked, division: asked.division || null, q: q.slice(0, 80) },
    imported: done ? Number(done[1]) : null,
  }
}
