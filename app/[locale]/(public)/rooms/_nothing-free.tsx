import { useLocale, useTranslations } from 'next-intl'
import { ageAdvice } from '@/app/_components/age-advice'
import { ageMisfits } from '@/domain/search/age-rules'
import type { FoundRooms } from '@/domain/search/find-rooms'
import { formats } from '@/lib/format'
import { nameIn } from '@/lib/name-in'
import { type FindFilters, paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'
import type { Where } from '../_where'

/** Nothing to book here on this day: why, and where to look instead. */
export function NothingFree({
  found,
  filters,
  where,
}: {
  found: FoundRooms
  filters: FindFilters
  where: Where
}) {
  const t = useTranslations('find.empty')
  const city = useTranslations('find.form')('city')
  const ageMonths = filters.ageMonths ?? null
  const { title, text } = useWords(found, ageMonths, where.name ?? city)
  const { division } = filters
  const otherDay =
    found.total > 0 && found.days.some((one) => one.slots > 0 && one.day !== found.day)
  return (
    <EmptyState
      level={3}
      drawing={<BlocksDrawing />}
      title={title}
      action={
        <>
          {otherDay ? (
            <ButtonLink href={paths.rooms({ ...filters, division, day: null, page: 1 })}>
              {t('otherDay')}
            </ButtonLink>
          ) : null}
          {where.district ? (
            <ButtonLink
              kind="quiet"
              href={paths.rooms({ ...filters, division: where.district.code, page: 1 })}
            >
              {t('wholeDistrict', { district: where.district.name })}
            </ButtonLink>
          ) : null}
          {where.name && !where.district ? (
            <ButtonLink kind="quiet" href={paths.rooms({ ...filters, division: null, page: 1 })}>
              {t('wholeCity')}
            </ButtonLink>
          ) : null}
          {ageMonths === null ? null : (
            <ButtonLink kind="quiet" href={paths.rooms({ ...filters, ageMonths: null, page: 1 })}>
              {t('anyAge')}
            </ButtonLink>
          )}
        </>
      }
    >
      {text}
    </EmptyState>
  )
}

/** Why there is nothing, and what helps: no room, no slot, none for the age, all full, or none open now. */
function useWords(found: FoundRooms, ageMonths: number | null, where: string) {
  const t = useTranslations('find.empty')
  const ages = useTranslations('slots.noSuchAge')
  const locale = useLocale()
  const format = formats(locale)
  const day = format.day(found.day)
  if (found.total === 0) return { title: t('noRooms', { where }), text: t('noRoomsText') }
  const slots = found.rooms.flatMap((room) => room.slots)
  if (slots.length === 0) {
    if (ageMonths !== null && found.taken) {
      const { taken, ages: usual } = found
      const days = { first: found.day, last: found.day }
      const misfits = ageMisfits([{ ageMonths }], { taken, usual, days })
      const text = ageAdvice(ages, format, { ages: taken, misfits }).join(
        locale === 'zh' ? '' : ' ',
      )
      return { title: t('noAge', { day }), text }
    }
    const calendar = found.days.find((one) => one.day === found.day)?.calendar ?? null
    const { nameZh, nameEn } =
      calendar?.kind === 'holiday' ? calendar : { nameZh: null, nameEn: null }
    const title = nameZh
      ? t('noSlotsHoliday', { day, name: nameIn(locale, { nameZh, nameEn }).text })
      : t('noSlots', { day })
    return { title, text: t('noSlotsText') }
  }
  const coming = slots.filter(({ state }) => state.kind !== 'over')
  const isFull = coming.length > 0 && coming.every(({ state }) => state.kind === 'full')
  // The list has the rooms with something to book first: of further pages nothing is said here.
  return isFull && found.pages === 1
    ? { title: t('noFree', { day }), text: t('noFreeText') }
    : { title: t('noneOpen', { day }), text: t('noneOpenText') }
}
