import Panzoom from '@panzoom/panzoom'
import { listenToGestures } from './map-gestures'

/** What moves a map: keys, buttons and gestures ask here. Points are px from the frame's middle. */
export type Hold = {
  scale: () => number
  /** Enlarges to `scale` times the size, 1 at least; what is at the point stays there. */
  zoomTo: (scale: number, point?: { x: number; y: number }) => void
  /** Brings what is at a point to the middle, enlarged to `scale` times the size. */
  centre: (point: { x: number; y: number }, scale?: number) => void
  letGo: () => void
}

/** With all of the map seen, a finger scrolls the page over it; enlarged, it moves the map. */
const touch = { all: 'pan-x pan-y', enlarged: 'none' } as const

/**
 * Takes a map in hand: its frame holds a drawing, the first svg, with spots that say at which levels
 * they are shown. The frame carries the enlargement as `--map-zoom`, so that marks keep their size.
 * Nothing moves on its own.
 */
export function takeHold(
  frame: HTMLElement,
  { most, onZoom }: { most: number; onZoom: (scale: number) => void },
): Hold {
  const drawing = frame.querySelector('svg')
  if (!drawing) throw new Error('the map has no drawing')
  const ended = new AbortController()

  /** The drawing always fills its frame. */
  const within = (x: number, y: number, scale: number) => {
    const clamp = (value: number, size: number) => {
      const furthest = (size * (1 - 1 / scale)) / 2
      return Math.min(furthest, Math.max(-furthest, value))
    }
    return { x: clamp(x, frame.clientWidth), y: clamp(y, frame.clientHeight) }
  }

  let shown = 1
  const show = (x: number, y: number, scale: number) => {
    const at = within(x, y, scale)
    drawing.style.transform = `scale(${scale}) translate(${at.x}px, ${at.y}px)`
    if (scale === shown) return
    shown = scale
    frame.style.setProperty('--map-zoom', String(scale))
    showLevel(frame, Math.floor(Math.log2(scale) + 1e-9))
    onZoom(scale)
  }
  const panzoom = Panzoom(drawing, {
    minScale: 1,
    maxScale: most,
    step: 1.2,
    overflow: 'clip',
    cursor: 'auto',
    touchAction: touch.all,
    panOnlyWhenZoomed: true,
    pinchAndPan: true,
    handleStartEvent: () => undefined,
    setTransform: (_, { x, y, scale }) => show(x, y, scale),
  })
  const moveTo = (x: number, y: number) => {
    const at = within(x, y, panzoom.getScale())
    panzoom.pan(at.x, at.y, { force: true })
  }
  const zoom = (scale: number) => panzoom.zoom(Math.min(most, Math.max(1, scale)), { force: true })

  drawing.addEventListener(
    'panzoomchange',
    () => {
      const { x, y } = panzoom.getPan()
      const at = within(x, y, panzoom.getScale())
      if (at.x !== x || at.y !== y) moveTo(x, y)
      const enlarged = panzoom.getScale() > 1
      panzoom.setOptions({
        touchAction: enlarged ? touch.enlarged : touch.all,
        cursor: enlarged ? 'grab' : 'auto',
      })
    },
    { signal: ended.signal },
  )
  const hold: Hold = {
    scale: panzoom.getScale,
    zoomTo: (scale, point = { x: 0, y: 0 }) => {
      const before = panzoom.getScale()
      const { x, y } = panzoom.getPan()
      zoom(scale)
      const shift = 1 / panzoom.getScale() - 1 / before
      moveTo(x + point.x * shift, y + point.y * shift)
    },
    centre: (point, scale) => {
      const before = panzoom.getScale()
      const { x, y } = panzoom.getPan()
      if (scale) zoom(scale)
      moveTo(x - point.x / before, y - point.y / before)
    },
    letGo: () => {
      ended.abort()
      panzoom.destroy()
    },
  }
  listenToGestures(frame, hold, { most, signal: ended.signal })
  return hold
}

/** Shows what belongs to a level and puts away the rest. */
function showLevel(frame: HTMLElement, level: number) {
  for (const spot of frame.querySelectorAll('[data-from]')) {
    const from = Number(spot.getAttribute('data-from'))
    const to = Number(spot.getAttribute('data-to'))
    spot.toggleAttribute('data-away', level < from || level > to)
  }
}
