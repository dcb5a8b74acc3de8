import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type DistrictInView, districtsIn, drawn } from '@/app/_map/districts'
import { lastLevel, mostZoom, percent, scaleBar, type View } from '@/app/_map/view'
import type { Messages } from '@/i18n/messages'
import { classNames } from '@/ui/class-names'
import { MapHand } from './map-hand'

type DistrictCode = keyof Messages['map']['districts']

/**
 * A part of the city in a frame that can be enlarged: outlines and names of its districts, a scale,
 * and above them the marks given, each in a `MapSpot`. Complete without JavaScript. Drawn for the
 * width it gets: only outlines stretch, what is written keeps the size of the page's text.
 */
export function MapDrawing({
  view,
  highlight,
  note,
  children,
}: {
  view: View
  /** The code of a district to stand out. */
  highlight?: string | null
  /** What must be said of it, beside its buttons. */
  note: string
  children: ReactNode
}) {
  const t = useTranslations('map')
  const districts = districtsIn(view)
  const last = lastLevel(view)
  const most = mostZoom(view)
  return (
    <MapHand
      most={most}
      label={t('drawing')}
      texts={{
        keys: t('keys'),
        buttons: t('buttons'),
        zoomIn: t('zoomIn'),
        zoomOut: t('zoomOut'),
        showAll: t('showAll'),
      }}
      zoomed={Array.from({ length: Math.round(most) }, (_, n) => t('zoomed', { times: n + 1 }))}
      note={note}
    >
      <svg className="absolute inset-0 size-full" role="presentation">
        <svg
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {districts.map(({ code, path }) => (
            <path
              key={code}
              d={path}
              vectorEffect="non-scaling-stroke"
              className={classNames(
                'stroke-edge [stroke-width:calc(1px/var(--map-zoom,1))]',
                code === highlight ? 'fill-green-wash' : 'fill-card',
              )}
            />
          ))}
        </svg>
        {districts.map((district) => (
          <DistrictName key={district.code} district={district} last={last} />
        ))}
        {children}
      </svg>
      <Scale view={view} last={last} />
    </MapHand>
  )
}

/**
 * A spot of the frame, as shares of it, whose content keeps its size when the map is enlarged.
 * `from` and `to` are the levels at which it is shown.
 */
export function MapSpot({
  at,
  from,
  to,
  children,
}: {
  at: { x: number; y: number }
  from: number
  to: number
  children: ReactNode
}) {
  return (
    <svg
      role="presentation"
      x={percent(at.x)}
      y={percent(at.y)}
      className="overflow-visible data-away:hidden"
      {...levels(from, to)}
    >
      <g className="[scale:calc(1/var(--map-zoom,1))]">{children}</g>
    </svg>
  )
}

/** Says to the hand when to show something; before it comes, level 0 is shown. */
function levels(from: number, to: number) {
  return { 'data-from': from, 'data-to': to, 'data-away': from > 0 ? '' : undefined }
}

/** The name is shown if its district is wide enough for it, else once it is enlarged enough. */
function DistrictName({ district, last }: { district: DistrictInView; last: number }) {
  const t = useTranslations('map')
  const name = t(`districts.${district.code as DistrictCode}`)
  const needed = [...name].reduce((sum, letter) => sum + (letter > 'ÿ' ? 16 : 9), 8)
  const from = Math.max(0, Math.ceil(Math.log2(needed / district.width)))
  if (district.label === null || from > last) return null
  return (
    <MapSpot at={district.label} from={from} to={last}>
      <svg
        aria-hidden="true"
        className="pointer-events-none select-none overflow-visible fill-soft text-small"
      >
        <text textAnchor="middle" dy="0.35em">
          {name}
        </text>
      </svg>
    </MapSpot>
  )
}

/** A bar for each level, which the enlargement within the level makes longer. */
function Scale({ view, last }: { view: View; last: number }) {
  const t = useTranslations('map')
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 bottom-0 h-8 w-full select-none"
    >
      {Array.from({ length: last + 1 }, (_, level) => level).map((level) => {
        const { km, share } = scaleBar(view, level)
        return (
          <g key={level} className="data-away:hidden" {...levels(level, level)}>
            <text x="0.6em" y="1em" className="fill-soft text-small">
              {km < 1 ? t('metres', { count: km * 1000 }) : t('km', { count: km })}
            </text>
            <svg x="0.6rem" y="1.5rem" aria-hidden="true" className="overflow-visible">
              <rect
                width={percent(share)}
                height="2"
                className="fill-soft [scale:var(--map-zoom,1)_1]"
              />
            </svg>
          </g>
        )
      })}
    </svg>
  )
}
