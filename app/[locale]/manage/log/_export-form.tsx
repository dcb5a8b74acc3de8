import { useLocale, useTranslations } from 'next-intl'
import { getPathname } from '@/i18n/navigation'
import { paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { SelectField } from '@/ui/field'
import { yearsBack } from './_years'

/** Downloads a year's entries about children; an ordinary form that leads to the file. */
export function ExportForm({ thisYear }: { thisYear: number }) {
  const t = useTranslations('log.export')
  const years = yearsBack(thisYear).map((year) => ({ value: String(year), label: String(year) }))
  return (
    <div className="grid gap-3">
      <p className="max-w-text">{t('text')}</p>
      <form
        action={getPathname({ href: paths.manageLogExport(), locale: useLocale() })}
        className="flex flex-wrap items-end gap-3"
      >
        <div className="w-40">
          <SelectField
            name="year"
            label={t('year')}
            options={years}
            defaultValue={String(thisYear)}
          />
        </div>
        <button type="submit" className={buttonClass('quiet')}>
          {t('submit')}
        </button>
      </form>
    </div>
  )
}
