import { useLocale, useTranslations } from 'next-intl'
import { type MonthDay, shiftMonth } from '@/domain/slots/month-rules'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { Month } from './_month'

/** A month with the way to the months before and after. */
export function MonthSection({
  code,
  month,
  days,
  hrefOf,
}: {
  code: string
  month: string
  days: MonthDay[]
  hrefOf: (month: string) => string
}) {
  const t = useTranslations('timetables.month')
  const format = formats(useLocale())
  const words = { year: month.slice(0, 4), month: format.month(`${month}-01`) }
  return (
    <Section id="calendar" title={t('title', words)}>
      <p className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center print:hidden">
        <TextLink href={`${hrefOf(shiftMonth(month, -1))}#calendar`}>{t('previous')}</TextLink>
        <TextLink href={`${hrefOf(shiftMonth(month, 1))}#calendar`}>{t('next')}</TextLink>
      </p>
      <Month code={code} month={month} days={days} />
    </Section>
  )
}
