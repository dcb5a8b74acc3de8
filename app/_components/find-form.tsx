import { useLocale, useTranslations } from 'next-intl'
import type { listDivisions } from '@/domain/divisions/list-divisions'
import { addDays } from '@/domain/shared/time'
import { getPathname } from '@/i18n/navigation'
import { formats } from '@/lib/format'
import { type FindFilters, paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { SelectField, TextField } from '@/ui/field'
import { placeGroups } from './place-groups'

/**
 * The search: where, which day, how old the child is. An ordinary form that asks by address, so
 * that it works without JavaScript and its result can be sent to somebody.
 */
export function FindForm({
  divisions,
  filters,
  today,
  days,
}: {
  divisions: Awaited<ReturnType<typeof listDivisions>>
  filters: FindFilters
  today: string
  /** How many days can be chosen from, today included. */
  days: number
}) {
  const t = useTranslations('find.form')
  const locale = useLocale()
  const format = formats(locale)
  const groups = placeGroups(divisions, locale, (district) => t('wholeDistrict', { district }))
  const dayOptions = Array.from({ length: days }, (_, ahead) => addDays(today, ahead)).map(
    (day, ahead) => ({
      value: day,
      label: ahead < 2 ? `${format.nearWeekday(day, today)} ${format.day(day)}` : format.day(day),
    }),
  )
  return (
    <search>
      <form
        action={getPathname({ href: paths.rooms(), locale })}
        aria-label={t('label')}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-4 rounded-soft bg-card p-4 shadow-lift sm:p-5 md:grid-cols-[5fr_5fr_3fr_auto] md:gap-x-4"
      >
        <SelectField
          name="division"
          label={t('division')}
          empty={t('city')}
          groups={groups}
          defaultValue={filters.division ?? ''}
        />
        <SelectField
          name="day"
          label={t('day')}
          empty={t('anyDay')}
          options={dayOptions}
          defaultValue={filters.day ?? ''}
        />
        <TextField
          name="age"
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          label={t('age')}
          placeholder={t('ageNote')}
          title={t('ageHint')}
          defaultValue={filters.ageMonths ?? ''}
        />
        <button type="submit" className={buttonClass('primary')}>
          {t('submit')}
        </button>
      </form>
    </search>
  )
}
