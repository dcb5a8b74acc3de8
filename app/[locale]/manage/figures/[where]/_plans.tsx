import { useLocale, useTranslations } from 'next-intl'
import { drawBars } from '@/app/_charts/bars'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { sumPlans } from '@/domain/figures/rules'
import type { Locale } from '@/i18n/routing'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Meter } from '@/ui/meter'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import type { Asked } from './_asked'
import { Chart } from './_chart'
import { TableOfChart } from './_figures-table'
import { planGroups } from './_plan-groups'
import { type FiguresTable, type Translate, tableOf } from './_tables'

/** Planned places against the target: together, and for each district or subdistrict. */
export function PlannedPlaces({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures')
  const locale = useLocale()
  const format = formats(locale)
  const { place, plans } = figures
  const all = sumPlans(plans)
  const groups = planGroups(figures, locale).filter((one) => one.target !== null)
  const bars = groups.map((one) => ({
    label: one.name,
    share: one.target ? one.plannedPlaces / one.target : null,
    text: `${format.count(one.plannedPlaces)} / ${format.count(one.target ?? 0)}`,
  }))
  return (
    <Section id="plan" title={t('plan.title')}>
      <p className="text-soft">{t('plan.lead')}</p>
      {all.target === null ? (
        <p>{t('plan.none')}</p>
      ) : (
        <>
          <Meter
            label={t('tiles.planned')}
            text={t('programme.value', {
              done: format.count(all.plannedPlaces),
              target: format.count(all.target),
            })}
            value={all.plannedPlaces}
            max={all.target}
          />
          {bars.length > 1 ? (
            <Chart
              label={t('plan.chart')}
              narrow={drawBars(bars, { wide: false })}
              wide={drawBars(bars, { wide: true })}
            />
          ) : null}
          {all.without > 0 ? (
            <p className="text-small text-soft">{t('plan.without', { count: all.without })}</p>
          ) : null}
        </>
      )}
      <TableOfChart
        kind="plan"
        where={place.where}
        query={asked.query}
        table={
          place.level === 'city'
            ? byDistrict(figures, t, locale)
            : tableOf('plan', figures, t, locale)
        }
      />
      <p>
        <ButtonLink kind="quiet" href={paths.manageChildrenNumbers(place.where)}>
          {t('plan.enter')}
        </ButtonLink>
      </p>
    </Section>
  )
}

/** The city by district; its file has every subdistrict. */
function byDistrict(figures: PlaceFigures, t: Translate, locale: Locale): FiguresTable {
  return {
    title: t('plan.title'),
    columns: [
      { key: 'district', label: t('table.district'), measure: 'text' },
      { key: 'target', label: t('table.target'), measure: 'count' },
      { key: 'planned', label: t('table.planned'), measure: 'count' },
      { key: 'share', label: t('table.share'), measure: 'percent' },
    ],
    lines: planGroups(figures, locale).map((one) => ({
      key: one.code,
      where: one.code,
      cells: [
        one.name,
        one.target,
        one.plannedPlaces,
        one.target ? one.plannedPlaces / one.target : null,
      ],
    })),
  }
}

/** How far the city's programme of the year is. */
export function Programme({ figures }: { figures: PlaceFigures }) {
  const t = useTranslations('figures.programme')
  const format = formats(useLocale())
  const { programme } = figures
  if (!programme) return null
  const { year, newPlaces, target } = programme
  const words = { year: String(year), done: format.count(newPlaces) }
  return (
    <Section id="programme" title={t('title', words)}>
      <p className="text-soft">{t('lead')}</p>
      {target === null ? (
        <p>{t('none', words)}</p>
      ) : (
        <Meter
          label={t('progress')}
          text={t('value', { done: words.done, target: format.count(target) })}
          value={newPlaces}
          max={target}
        />
      )}
      <p className="ways print:hidden">
        <TextLink href={`${paths.manageChildrenNumbers('city')}#programme`}>{t('set')}</TextLink>
      </p>
    </Section>
  )
}
