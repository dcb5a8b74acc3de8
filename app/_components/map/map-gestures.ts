import type { Hold } from './pan-and-zoom'

/** A finger or mouse that went further than this (px) moved the map and follows no link. */
const dragged = 6

/** How much one notch of a wheel enlarges. */
const notch = 1.35

type Ends = { most: number; signal: AbortSignal }

/** Wheel, dragging, groups of marks and focus; pinching and panning themselves are Panzoom's. */
export function listenToGestures(frame: HTMLElement, hold: Hold, { most, signal }: Ends) {
  const fromMiddle = (clientX: number, clientY: number) => {
    const { left, top, width, height } = frame.getBoundingClientRect()
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
  }
  const middleOf = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return fromMiddle(left + width / 2, top + height / 2)
  }

  // The page scrolls over the map, until somebody means the map: with Ctrl, or its focus taken.
  frame.addEventListener(
    'wheel',
    (event) => {
      const meant = event.ctrlKey || event.metaKey || frame.contains(document.activeElement)
      const nothingLeft = event.deltaY > 0 && hold.scale() === 1
      if (!meant || nothingLeft || event.deltaY === 0) return
      event.preventDefault()
      const factor = event.deltaY < 0 ? notch : 1 / notch
      hold.zoomTo(hold.scale() * factor, fromMiddle(event.clientX, event.clientY))
    },
    { signal, passive: false },
  )
  // Two fingers are the map's: the page's own scrolling would end the pinch.
  frame.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault()
    },
    { signal, passive: false },
  )
  frame.addEventListener('dragstart', (event) => event.preventDefault(), { signal })

  let from = { x: 0, y: 0 }
  let moved = false
  frame.addEventListener(
    'pointerdown',
    (event) => {
      moved = !event.isPrimary
      if (event.isPrimary) from = { x: event.clientX, y: event.clientY }
    },
    { signal },
  )
  frame.addEventListener(
    'pointermove',
    (event) => {
      if (event.buttons === 0 || !event.isPrimary) return
      moved ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > dragged
    },
    { signal },
  )
  // A group falls apart under the pointer; keys open its list, and so does a click on one that stays.
  frame.addEventListener(
    'click',
    (event) => {
      if (event.detail === 0 || !(event.target instanceof Element)) return
      const group = event.target.closest('[data-group]')
      const next = 2 ** (Number(group?.closest('[data-to]')?.getAttribute('data-to')) + 1)
      if (!moved && !(group && next <= most)) return
      event.preventDefault()
      event.stopPropagation()
      if (moved || !group) return
      hold.centre(middleOf(group), next)
      frame.focus({ preventScroll: true })
    },
    { signal, capture: true },
  )
  frame.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof Element) || target === frame) return
      const { x, y } = middleOf(target)
      const seen = Math.abs(x) * 2 < frame.clientWidth && Math.abs(y) * 2 < frame.clientHeight
      if (!seen) hold.centre({ x, y })
    },
    { signal },
  )
}
