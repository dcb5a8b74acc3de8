import { useLocale, useTranslations } from 'next-intl'
import { periodNames } from '@/domain/figures/rules'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Button } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { SegmentLinks } from '@/ui/segment-links'
import type { Asked } from './_asked'

/** The days the figures are of: four named periods, or days typed into a form; works without JavaScript. */
export function PeriodChoice({ where, asked }: { where: string; asked: Asked }) {
  const t = useTranslations('figures.period')
  const links = periodNames.map((name) => ({
    href: paths.manageFigures(where, name === 'month' ? {} : { period: name }),
    text: t(name),
    current: asked.name === name,
  }))
  return (
    <div className="stack gap-1">
      <SegmentLinks label={t('label')} links={links} />
      {asked.wrong ? <Notice tone="warning">{t('wrong')}</Notice> : null}
      <div className="print:hidden">
        <Disclosure summary={t('own')} open={asked.name === null || asked.wrong}>
          <form className="flex flex-wrap items-end gap-3">
            <TextField name="from" type="date" label={t('from')} defaultValue={asked.period.from} />
            <TextField name="to" type="date" label={t('to')} defaultValue={asked.period.to} />
            <Button type="submit" kind="quiet">
              {t('show')}
            </Button>
          </form>
        </Disclosure>
      </div>
    </div>
  )
}

/** The days in words, and whether they are still changing. */
export function PeriodText({ asked, today }: { asked: Asked; today: string }) {
  const t = useTranslations('figures')
  const format = formats(useLocale())
  const { from, to } = asked.period
  const days = { from: format.dayWithYear(from), to: format.dayWithYear(to) }
  if (to > today) return t('leadComing', days)
  return to === today ? t('leadSoFar', days) : t('lead', days)
}
