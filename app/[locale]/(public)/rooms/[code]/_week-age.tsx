import { useLocale, useTranslations } from 'next-intl'
import { getPathname } from '@/i18n/navigation'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { buttonClass } from '@/ui/button'
import { TextField } from '@/ui/field'
import { TextLink } from '@/ui/text-link'

/** Asks how old the child is, so that only slots and places for that age count. */
export function WeekAge({
  code,
  day,
  ageMonths,
}: {
  code: string
  day: string
  ageMonths: number | null
}) {
  const t = useTranslations('room.week')
  const locale = useLocale()
  if (ageMonths !== null) {
    return (
      <p>
        {t('forAge', { months: formats(locale).months(ageMonths) })}{' '}
        <TextLink href={paths.room(code, { day })}>{t('anyAge')}</TextLink>
      </p>
    )
  }
  return (
    <form
      action={getPathname({ href: paths.room(code), locale })}
      className="grid max-w-100 grid-cols-[1fr_auto] items-end gap-3"
    >
      <input type="hidden" name="day" value={day} />
      <TextField
        name="age"
        inputMode="numeric"
        maxLength={20}
        autoComplete="off"
        required
        label={t('age')}
      />
      <button type="submit" className={buttonClass('quiet')}>
        {t('show')}
      </button>
    </form>
  )
}
