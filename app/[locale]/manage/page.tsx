import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listManagedRooms, type ManagedRooms } from '@/domain/rooms/list-managed-rooms'
import { pageContext } from '@/lib/context'
import { forPage, goTo } from '@/lib/go'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { RoomDrawing } from '@/ui/drawings/room'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { RoomLines } from './_room-lines'
import { SearchForm } from './_search-form'

/** With fewer rooms than this there is nothing to search. */
const searchFrom = 9

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('manage.rooms')
  return { title: t('title'), robots: { index: false } }
}

type Props = { searchParams: Promise<{ q?: string | string[] }> }

/** The rooms somebody looks after, those falling short first; one room alone opens at once. */
export default async function Page({ searchParams }: Props) {
  const { q } = await searchParams
  const search = typeof q === 'string' ? q : ''
  const found = await forPage(paths.manage(), async () =>
    listManagedRooms(await pageContext(), { search }),
  )
  const [only] = found.rooms
  if (only && found.total === 1 && search === '') return goTo(paths.manageRoom(only.code))
  const t = await getTranslations('manage.rooms')
  return (
    <div className="stack gap-6">
      <PageHeader title={t('title')} />
      {search !== '' || found.total >= searchFrom ? <SearchForm search={search} /> : null}
      {found.rooms.length === 0 ? (
        <EmptyState
          drawing={<RoomDrawing />}
          title={t('none')}
          action={<ButtonLink href={paths.manage()}>{t('all')}</ButtonLink>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="text-soft">{await countText(found)}</p>
          <RoomLines rooms={found.rooms} />
        </>
      )}
    </div>
  )
}

async function countText({ rooms, total }: ManagedRooms): Promise<string> {
  const t = await getTranslations('manage.rooms')
  return total > rooms.length ? t('shown', { total, shown: rooms.length }) : t('count', { total })
}
