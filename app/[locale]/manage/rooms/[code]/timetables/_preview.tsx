import { useLocale, useTranslations } from 'next-intl'
import { monthOfDays } from '@/domain/slots/month-rules'
import type { TimetablePreview } from '@/domain/timetables/save-timetable'
import { formats } from '@/lib/format'
import { Disclosure } from '@/ui/disclosure'
import { Notice } from '@/ui/notice'
import { Effect } from './_effect'
import { Month } from './_month'

/** What saving would do: the slots named, and the pattern's month drawn. */
export function Preview({
  code,
  preview,
  stale,
  id,
}: {
  code: string
  /** The id by which a link of the page leads to it. */
  id?: string
  preview: TimetablePreview
  stale: boolean
}) {
  const t = useTranslations('timetables')
  const format = formats(useLocale())
  const month = monthOfDays(preview.month)
  return (
    <div id={id} className="grid gap-3">
      <Notice tone="warning" title={t('effect.would')} announce>
        <p>{stale ? t('errors.effect_changed') : t('form.unsaved')}</p>
        <Effect code={code} effect={preview.effect} tense="would" />
      </Notice>
      <Disclosure
        summary={t('month.title', {
          year: month.slice(0, 4),
          month: format.month(`${month}-01`),
        })}
        open
      >
        <Month code={code} month={month} days={preview.month} />
      </Disclosure>
    </div>
  )
}
