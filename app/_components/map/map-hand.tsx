'use client'

import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Hold } from './pan-and-zoom'

type Texts = { keys: string; buttons: string; zoomIn: string; zoomOut: string; showAll: string }
type Move = (hold: Hold, frame: HTMLElement) => void

/** How much a key or a button enlarges, and which part of the frame an arrow moves by. */
const step = 1.6
const part = 1 / 4

const zoomIn: Move = (hold) => hold.zoomTo(hold.scale() * step)
const zoomOut: Move = (hold) => hold.zoomTo(hold.scale() / step)
const showAll: Move = (hold) => hold.zoomTo(1)
const go =
  (right: number, down: number): Move =>
  (hold, frame) =>
    hold.centre({ x: right * part * frame.clientWidth, y: down * part * frame.clientHeight })

const zoomKeys: Record<string, Move> = { '+': zoomIn, '=': zoomIn, '-': zoomOut, '0': showAll }
const arrowKeys: Record<string, Move> = {
  ArrowLeft: go(-1, 0),
  ArrowRight: go(1, 0),
  ArrowUp: go(0, -1),
  ArrowDown: go(0, 1),
}

/**
 * The frame of a map, and with JavaScript what moves it: fingers, mouse, wheel, keys and buttons.
 * The code for that is fetched when somebody first reaches for the map.
 */
export function MapHand({
  most,
  label,
  texts,
  zoomed,
  note,
  children,
}: {
  /** How far it can be enlarged. */
  most: number
  label: string
  texts: Texts
  /** The words for each whole enlargement; the first is 1. */
  zoomed: string[]
  /** Beside the buttons. */
  note: string
  /** The drawing, one svg, and what stands still above it. */
  children: ReactNode
}) {
  const frame = useRef<HTMLDivElement>(null)
  const taken = useRef<Promise<Hold | null>>(null)
  const [scale, setScale] = useState(1)
  const keys = useId()
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
  const take = () => {
    taken.current ??= import('./pan-and-zoom')
      .then(({ takeHold }) => frame.current && takeHold(frame.current, { most, onZoom: setScale }))
      .catch(() => {
        taken.current = null
        return null
      })
    return taken.current
  }
  const move = async (how: Move) => {
    const hold = await take()
    if (hold && frame.current) how(hold, frame.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const how = zoomKeys[event.key] ?? (scale > 1 ? arrowKeys[event.key] : undefined)
    if (!how) return
    event.preventDefault()
    void move(how)
  }
  useEffect(
    () => () => {
      // React waits for no effect to end.
      void taken.current?.then((hold) => hold?.letGo())
      taken.current = null
    },
    [],
  )
  const reach = { onPointerEnter: take, onPointerDown: take, onFocus: take }
  return (
    <div className="stack max-w-180 gap-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div
        ref={frame}
        role="group"
        aria-label={label}
        aria-describedby={scripted ? keys : undefined}
        tabIndex={scripted ? 0 : undefined}
        onKeyDown={onKeyDown}
        {...reach}
        className="relative aspect-6/5 overflow-clip rounded-soft bg-sunk inset-ring inset-ring-line"
      >
        {children}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3">
        <p className="text-small text-soft">{note}</p>
        <div className="min-h-11 min-w-37 print:hidden">
          {scripted ? (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div role="group" aria-label={texts.buttons} className="flex gap-2" {...reach}>
              <Push label={texts.zoomIn} onPush={() => move(zoomIn)} off={scale >= most}>
                <path d="M4 10h12M10 4v12" />
              </Push>
              <Push label={texts.zoomOut} onPush={() => move(zoomOut)} off={scale <= 1}>
                <path d="M4 10h12" />
              </Push>
              <Push label={texts.showAll} onPush={() => move(showAll)} off={scale <= 1}>
                <path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" />
              </Push>
            </div>
          ) : null}
        </div>
      </div>
      {scripted ? (
        <>
          <p id={keys} className="sr-only">
            {texts.keys}
          </p>
          <output className="sr-only">{scale > 1 ? zoomed[Math.round(scale) - 1] : ''}</output>
        </>
      ) : null}
    </div>
  )
}

function Push({
  label,
  off,
  onPush,
  children,
}: {
  label: string
  /** It would change nothing. */
  off: boolean
  onPush: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={off}
      onClick={onPush}
      className="grid size-11 cursor-pointer place-items-center rounded-soft bg-green-wash text-green inset-ring-green hover:inset-ring-2 aria-disabled:cursor-default aria-disabled:opacity-50 aria-disabled:hover:inset-ring-0"
    >
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {children}
      </svg>
    </button>
  )
}
