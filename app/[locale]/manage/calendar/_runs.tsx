import { useLocale, useTranslations } from 'next-intl'
import type { CalendarDay } from '@/domain/calendar/queries'
import { addDays } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'

type Run = CalendarDay & { to: string }

/** The days off and the days worked instead, as runs of days in words. */
export function Runs({ days }: { days: CalendarDay[] }) {
  const t = useTranslations('calendar')
  const zh = useLocale() === 'zh'
  const format = formats(useLocale())
  const runs = runsOf(days.filter(({ kind }) => kind === 'holiday' || kind === 'makeup'))
  return (
    <Section id="runs" title={t('runs.title')}>
      {runs.length === 0 ? <p className="text-soft">{t('runs.none')}</p> : null}
      <ul className="grid gap-x-8 sm:grid-cols-2">
        {runs.map(({ day, to, kind, nameZh, nameEn, official }) => (
          <li key={day} className="border-line border-t py-1.5">
            {t('runs.line', {
              days: day === to ? format.day(day) : `${format.day(day)} – ${format.day(to)}`,
              name: (zh ? nameZh : (nameEn ?? nameZh)) ?? t('runs.unnamed'),
              kind: t(`kind.${kind}`),
            })}
            {official ? null : (
              <span className="ml-2 text-small text-soft">{t('runs.example')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function runsOf(days: CalendarDay[]): Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const last = runs.at(-1)
    const same =
      last?.kind === day.kind && last.nameZh === day.nameZh && last.official === day.official
    if (last && same && addDays(last.to, 1) === day.day) last.to = day.day
    else runs.push({ ...day, to: day.day })
  }
  return runs
}
