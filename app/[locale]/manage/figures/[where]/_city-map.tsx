import { useLocale, useTranslations } from 'next-intl'
import { shadeOf, shadeSteps } from '@/app/_charts/heat-map'
import { type DistrictOutline, districtOutlines, mapBox } from '@/app/_map/projection'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { occupancy, sumFigures } from '@/domain/figures/rules'
import { Link } from '@/i18n/navigation'
import { paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { SegmentLinks } from '@/ui/segment-links'
import type { Asked } from './_asked'
import { planGroups } from './_plan-groups'
import { percentText } from './_shown'

/** The districts too small to be named on the whole map; a part of it shows them enlarged. */
const centre = new Set(['310101', '310104', '310105', '310106', '310107', '310109', '310110'])
const centreBox = { x: 400, y: 540, width: 240, height: 210 }

type Shown = { outline: DistrictOutline; share: number | null; name: string; href: string }

/** The city by district, shaded by occupancy or by planned places; each district leads to its figures. */
export function CityMap({ figures, asked }: { figures: PlaceFigures; asked: Asked }) {
  const t = useTranslations('figures.map')
  const locale = useLocale()
  const shares = sharesOf(figures, asked)
  const names = new Map(planGroups(figures, locale).map((one) => [one.code, one.name]))
  const shown = districtOutlines.map((outline) => ({
    outline,
    share: shares.get(outline.code) ?? null,
    name: names.get(outline.code) ?? outline.code,
    href: paths.manageFigures(outline.code, asked.query),
  }))
  const links = (['occupancy', 'plan'] as const).map((shade) => ({
    href: `${paths.manageFigures('city', { ...asked.query, shade: shade === 'plan' ? shade : '' })}#map`,
    text: t(shade),
    current: asked.shade === shade,
  }))
  const { x, y, width, height } = centreBox
  return (
    <Section id="map" title={t('title')}>
      <SegmentLinks label={t('shade')} links={links} />
      <div className="grid gap-4 md:grid-cols-[3fr_2fr] md:items-end">
        <nav aria-label={t('label')}>
          <svg
            viewBox={`0 0 ${mapBox.width} ${mapBox.height}`}
            className="w-full break-inside-avoid"
          >
            <title>{t('label')}</title>
            <Hatching id="map-none" size={16} />
            {shown
              .filter((one) => centre.has(one.outline.code))
              .map((one) => (
                <Outline key={one.outline.code} {...one} hatching="map-none" />
              ))}
            {shown
              .filter((one) => !centre.has(one.outline.code))
              .map((one) => (
                <District key={one.outline.code} {...one} fontSize={34} hatching="map-none" />
              ))}
            <rect
              {...{ x, y, width, height }}
              className="fill-none stroke-ink"
              strokeWidth="3"
              strokeDasharray="10 8"
            />
          </svg>
        </nav>
        <figure className="grid gap-1 break-inside-avoid">
          <figcaption>
            <span className="font-[650]">{t('centre')}</span>{' '}
            <span className="text-small text-soft">{t('centreText')}</span>
          </figcaption>
          <nav aria-label={t('labelCentre')}>
            <svg
              viewBox={`${x} ${y} ${width} ${height}`}
              className="w-full rounded-soft inset-ring inset-ring-line"
            >
              <title>{t('labelCentre')}</title>
              <Hatching id="centre-none" size={5} />
              {shown
                .filter((one) => !centre.has(one.outline.code))
                .map((one) => (
                  <Outline key={one.outline.code} {...one} hatching="centre-none" thin />
                ))}
              {shown
                .filter((one) => centre.has(one.outline.code))
                .map((one) => (
                  <District
                    key={one.outline.code}
                    {...one}
                    fontSize={9.5}
                    hatching="centre-none"
                    thin
                  />
                ))}
            </svg>
          </nav>
        </figure>
      </div>
      <Key />
    </Section>
  )
}

/** Occupancy or planned ÷ target by the district's code. */
function sharesOf(figures: PlaceFigures, { shade }: Asked): Map<string, number | null> {
  if (shade === 'plan') {
    const groups = planGroups(figures, 'zh')
    return new Map(
      groups.map((one) => [one.code, one.target ? one.plannedPlaces / one.target : null]),
    )
  }
  return new Map(
    districtOutlines.map(({ code }) => [
      code,
      occupancy(sumFigures(figures.rooms.filter((room) => room.districtCode === code))),
    ]),
  )
}

type Look = Shown & { hatching: string; thin?: boolean }

function Outline({ outline, share, hatching, thin }: Look) {
  return outline.points.map((points) => (
    <polygon
      key={points.slice(0, 20)}
      points={points}
      fill={share === null ? `url(#${hatching})` : shadeOf(Math.min(1, share))}
      className="stroke-edge"
      strokeWidth={thin ? 0.6 : 2}
    />
  ))
}

function District({ fontSize, ...look }: Look & { fontSize: number }) {
  const t = useTranslations('figures.map')
  const { outline, share, name, href } = look
  const { x, y } = outline.label
  const value = share === null ? t('noData') : percentText(share)
  return (
    <Link href={href} prefetch={false} aria-label={t('district', { name, value })}>
      <Outline {...look} />
      <text x={x} y={y} textAnchor="middle" fontSize={fontSize} className="fill-ink">
        <tspan x={x}>{name.replace(/新?区$| (New )?District$/, '')}</tspan>
        <tspan x={x} dy="1.15em" fontWeight="650">
          {share === null ? '—' : value}
        </tspan>
      </text>
    </Link>
  )
}

function Hatching({ id, size }: { id: string; size: number }) {
  return (
    <defs>
      <pattern
        id={id}
        width={size}
        height={size}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={size} height={size} className="fill-card" />
        <line y2={size} className="stroke-line" strokeWidth={size / 3} />
      </pattern>
    </defs>
  )
}

/** What the shades mean, in words and as small fields. */
function Key() {
  const t = useTranslations('figures.map')
  const ends = shadeSteps.map(
    (from, n) => `${percentText(from)}–${percentText(shadeSteps[n + 1] ?? 1)}`,
  )
  return (
    <div className="stack gap-1 text-small text-soft">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {shadeSteps.map((from, n) => (
          <span key={from} className="inline-flex items-center gap-1 tabular-nums">
            <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
              <rect width="16" height="16" fill={shadeOf(from)} className="stroke-edge" />
            </svg>
            {ends[n]}
          </span>
        ))}
      </p>
      <p>
        {t('steps', { steps: ends.join(' · ') })} {t('note')}
      </p>
    </div>
  )
}
