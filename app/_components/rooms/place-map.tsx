'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { districtOutlines, type MapPoint, mapBox, project, unproject } from '@/app/_map/projection'
import { Button } from '@/ui/button'
import { classNames } from '@/ui/class-names'

export type Place = { latitude: number; longitude: number }

const zooms = [1, 4, 16, 64]
const side = mapBox.height
const middle = { x: mapBox.width / 2, y: mapBox.height / 2 }
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * The city's outline to choose a place on, by clicking or with the arrow keys; it can be zoomed
 * around the place. What is chosen goes to the two fields beside it.
 */
export function PlaceMap({
  place,
  districtCode,
  names,
  onChoose,
}: {
  place: Place | null
  /** Shown first if no place is chosen yet. */
  districtCode: string | null
  /** The districts' names by code. */
  names: Record<string, string>
  onChoose: (place: Place | null) => void
}) {
  const t = useTranslations('rooms.map')
  const [zoom, setZoom] = useState(place ? 2 : districtCode ? 1 : 0)
  const home = districtOutlines.find(({ code }) => code === districtCode)?.label
  const at = place ? project(place.latitude, place.longitude) : null
  const [shown, setShown] = useState<MapPoint>(at ?? home ?? middle)
  const width = side / (zooms[zoom] ?? 1)
  // A place that was typed may lie outside what is shown.
  const away = at && Math.max(Math.abs(at.x - shown.x), Math.abs(at.y - shown.y)) > width / 2
  const centre = zoom === 0 ? middle : away ? at : shown
  const left = centre.x - width / 2
  const top = centre.y - width / 2

  const choose = (point: MapPoint) => onChoose(unproject(point))
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    choose({
      x: left + ((event.clientX - box.left) / box.width) * width,
      y: top + ((event.clientY - box.top) / box.height) * width,
    })
  }
  const zoomTo = (step: number) => {
    setZoom(Math.min(zooms.length - 1, Math.max(0, zoom + step)))
    setShown(at ?? home ?? middle)
  }
  const press = (event: KeyboardEvent<SVGSVGElement>) => {
    const arrow = arrows[event.key]
    if (event.key === '+' || event.key === '=') zoomTo(1)
    else if (event.key === '-') zoomTo(-1)
    else if (!arrow) return
    else {
      const from = at ?? centre
      const [right = 0, down = 0] = arrow
      const to = { x: from.x + (right * width) / 60, y: from.y + (down * width) / 60 }
      choose(to)
      if (Math.abs(to.x - shown.x) > width * 0.4 || Math.abs(to.y - shown.y) > width * 0.4) {
        setShown(to)
      }
    }
    event.preventDefault()
  }
  return (
    <div className="grid gap-2">
      <p className="font-[650]">{t('title')}</p>
      <p className="text-small text-soft">{t('hint')}</p>
      <svg
        viewBox={`${left} ${top} ${width} ${width}`}
        role="application"
        aria-label={t('label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys
        tabIndex={0}
        onClick={click}
        onKeyDown={press}
        className="aspect-square w-full max-w-text cursor-crosshair touch-manipulation rounded-soft bg-sunk"
      >
        {districtOutlines.map(({ code, points }) =>
          points.map((ring) => (
            <polygon
              key={ring.slice(0, 40)}
              points={ring}
              vectorEffect="non-scaling-stroke"
              className={classNames(
                'stroke-edge stroke-1',
                code === districtCode ? 'fill-green-wash' : 'fill-card',
              )}
            />
          )),
        )}
        {districtOutlines.map(({ code, label }) => {
          const name = shortName(names[code] ?? '')
          const size = width / 28
          // At the level of the city the inner districts are smaller than their names.
          if (
            zoom === 0 &&
            widthOf(code) < [...name].length * size * (name > '\u2e7f' ? 1.2 : 0.6)
          ) {
            return null
          }
          return (
            <text
              key={code}
              x={label.x}
              y={label.y}
              textAnchor="middle"
              fontSize={size}
              className="pointer-events-none fill-soft"
            >
              {name}
            </text>
          )
        })}
        {at ? (
          <g className="pointer-events-none">
            <circle cx={at.x} cy={at.y} r={width / 40} className="fill-apricot opacity-50" />
            <circle cx={at.x} cy={at.y} r={width / 120} className="fill-green" />
          </g>
        ) : null}
      </svg>
      <div className="flex flex-wrap items-center gap-2">
        <Button kind="quiet" onClick={() => zoomTo(1)} disabled={zoom === zooms.length - 1}>
          {t('in')}
        </Button>
        <Button kind="quiet" onClick={() => zoomTo(-1)} disabled={zoom === 0}>
          {t('out')}
        </Button>
        {place ? (
          <Button kind="plain" onClick={() => onChoose(null)}>
            {t('clear')}
          </Button>
        ) : null}
      </div>
      <p aria-live="polite" className="text-small tabular-nums">
        {place
          ? t('chosen', {
              latitude: place.latitude.toFixed(5),
              longitude: place.longitude.toFixed(5),
            })
          : t('none')}
      </p>
    </div>
  )
}

function shortName(name: string): string {
  return name.replace(/新?区$| District$| New Area$/, '')
}

const widths = new Map(
  districtOutlines.map(({ code, points }) => {
    const across = points.flatMap((ring) => ring.split(' ').map((pair) => Number.parseFloat(pair)))
    return [code, Math.max(...across) - Math.min(...across)]
  }),
)

/** How wide a district is in the drawing. */
function widthOf(code: string): number {
  return widths.get(code) ?? 0
}
