import { useLocale, useTranslations } from 'next-intl'
import { FitsCard } from '@/app/_components/fits/fits-card'
import { isExample } from '@/app/_components/room-labels'
import type { Searched } from '@/domain/search/search-places'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { TextLink } from '@/ui/text-link'
import { searchOf } from './_search-address'

/** The rooms found, nearest first, a page of them, with what fits there. */
export function FitsList({ searched }: { searched: Searched }) {
  const { wish } = searched
  const t = useTranslations('search')
  const age = wish.ages[0] ?? null
  return (
    <>
      <ul className="grid gap-3 md:grid-cols-2">
        {searched.rooms.map((found) => (
          <FitsCard key={found.room.id} found={found} ageMonths={age} />
        ))}
      </ul>
      <Pages searched={searched} />
      {searched.rooms.some(({ room }) => isExample(room)) ? (
        <p className="max-w-text text-small text-soft">{t('example')}</p>
      ) : null}
      <p>
        <TextLink
          href={paths.rooms({ division: wish.divisionCode, ageMonths: age })}
          className="inline-flex min-h-11 items-center"
        >
          {t('allRooms')}
        </TextLink>
      </p>
    </>
  )
}

function Pages({ searched }: { searched: Searched }) {
  const t = useTranslations('search.pages')
  const { wish, page, more } = searched
  if (page === 1 && !more) return null
  return (
    <nav aria-label={t('label')} className="flex flex-wrap items-center justify-between gap-3">
      {page > 1 ? (
        <ButtonLink kind="quiet" href={searchOf({ ...wish, page: page - 1 })}>
          {t('previous')}
        </ButtonLink>
      ) : (
        <span />
      )}
      <span className="text-small text-soft tabular-nums">{t('here', { page })}</span>
      {more ? (
        <ButtonLink kind="quiet" href={searchOf({ ...wish, page: page + 1 })}>
          {t('next')}
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  )
}

/** For whom places were looked for, in words. */
export function ForWhom({ searched }: { searched: Searched }) {
  const t = useTranslations('search.forWhom')
  const format = formats(useLocale())
  const { wish, chosen } = searched
  if (chosen.length > 0)
    return t('children', { names: chosen.map(({ name }) => name).join(t('and')) })
  if (wish.ages.length > 0) return t('ages', { ages: wish.ages.map(format.age).join(t('and')) })
  return t('anybody')
}
