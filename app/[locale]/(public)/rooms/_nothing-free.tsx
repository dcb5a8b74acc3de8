import { useLocale, useTranslations } from 'next-intl'
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
  const locale = useLocale()
  const format = formats(locale)
  const shown = found.days.find((one) => one.day === found.day)
  const holiday = shown?.calendar?.kind === 'holiday' ? shown.calendar : null
  const day = format.day(found.day)
  const ageMonths = filters.ageMonths ?? null
  const hasSlots = found.rooms.some(({ slots }) => slots.length > 0)
  const words =
    found.total === 0
      ? { title: t('noRooms', { where: where.name ?? city }), text: t('noRoomsText') }
      : hasSlots
        ? { title: t('noFree', { day }), text: t('noFreeText') }
        : holiday?.nameZh
          ? {
              title: t('noSlotsHoliday', {
                day,
                name: nameIn(locale, { nameZh: holiday.nameZh, nameEn: holiday.nameEn }).text,
              }),
              text: t('noSlotsText'),
            }
          : { title: t('noSlots', { day }), text: t('noSlotsText') }
  const { division } = filters
  const otherDay =
    found.total > 0 && found.days.some((one) => one.slots > 0 && one.day !== found.day)
  return (
    <EmptyState
      level={3}
      drawing={<BlocksDrawing />}
      title={words.title}
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
      {words.text}
    </EmptyState>
  )
}
