import { useLocale, useTranslations } from 'next-intl'
import { FitsCard } from '@/app/_components/fits/fits-card'
import { isExample } from '@/app/_components/room-labels'
import type { Searched } from '@/domain/search/search-places'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Pager } from '@/ui/pager'
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

function Pages({ searched: { wish, page, more } }: { searched: Searched }) {
  const t = useTranslations('search.pages')
  const to = (other: number) => searchOf({ ...wish, page: other })
  return (
    <Pager
      label={t('label')}
      here={t('here', { page })}
      previous={page > 1 ? { href: to(page - 1), text: t('previous') } : null}
      next={more ? { href: to(page + 1), text: t('next') } : null}
    />
  )
}

/** The children that places were looked for, in words. */
export function ForWhom({ searched }: { searched: Searched }) {
  const t = useTranslations('search.forWhom')
  const format = formats(useLocale())
  const { wish, chosen } = searched
  if (chosen.length > 0)
    return t('children', { names: chosen.map(({ name }) => name).join(t('and')) })
  if (wish.ages.length > 0) return t('ages', { ages: wish.ages.map(format.age).join(t('and')) })
  return t('anybody')
}
