import { getLocale, getTranslations } from 'next-intl/server'
import { freeOver, halfHoursOf } from '@/domain/claims/stretch-rules'
import type { Quote } from '@/domain/holds/quote-booking'
import { timeOf } from '@/domain/shared/time'
import { getPathname } from '@/i18n/navigation'
import { buttonClass } from '@/ui/button'
import { SelectField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'

/** Two lists to choose start and end from, half hour by half hour; works without JavaScript. */
export async function StretchForm({
  action,
  kept = {},
  quote,
  error,
}: {
  /** The page that is asked again, without its language, and what else it is asked for. */
  action: string
  kept?: Record<string, string>
  quote: Quote
  error: string | null
}) {
  const t = await getTranslations('booking.book')
  const { slot, span, free } = quote
  const cells = halfHoursOf(slot)
  const here = getPathname({ href: action, locale: await getLocale() })
  return (
    <form action={here} method="get">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Section id="stretch" title={t('stretch')}>
        <p className="text-small text-soft">
          {t('stretchHint', { min: slot.minMinutes, max: slot.policy.slotMaxMinutes })}
        </p>
        {error ? <Notice tone="error">{error}</Notice> : null}
        <input type="hidden" name="day" value={slot.day} />
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            name="from"
            label={t('from')}
            defaultValue={timeOf(span.from)}
            options={cells.map((cell) => ({
              value: timeOf(cell.from),
              label: t('cell', { time: timeOf(cell.from), count: freeOver(free, cell) }),
            }))}
          />
          <SelectField
            name="to"
            label={t('to')}
            defaultValue={timeOf(span.to)}
            options={cells.map(({ to }) => ({ value: timeOf(to), label: timeOf(to) }))}
          />
        </div>
        <button type="submit" className={buttonClass('quiet', true)}>
          {t('show')}
        </button>
      </Section>
    </form>
  )
}
