'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { noteLeft } from './hold-return'
import { clockText, dueTelling, secondsUntil, type Told } from './hold-time'

type Held = {
  id: string
  /** Milliseconds of the server's clock: the end of the hold, and when this page was made. */
  until: number
  serverNow: number
}

/**
 * Counts a hold down, tells the time to people who do not see it, and gives the place back when its
 * family leaves the pages named in `steps`. Before it arrives the words around it say when the hold ends.
 */
export function HoldClock({
  hold,
  steps,
  releaseAt,
  told,
  timer,
  over,
  children,
}: {
  hold: Held
  /** Paths without a language. */
  steps: string[]
  /** The address that releases the place. */
  releaseAt: string
  told: Record<Told, string>
  timer: string
  /** Shown in place of the rest when the time is over. */
  over: ReactNode
  children: ReactNode
}) {
  const { id, until, serverNow } = hold
  const [left, setLeft] = useState<number | null>(null)
  const [telling, setTelling] = useState<Told | null>(null)
  useEffect(() => {
    const seconds = secondsUntil(until, serverNow, () => performance.now())
    let before = seconds()
    setLeft(before)
    setTelling((last) => (before === 0 ? 0 : (last ?? 'start')))
    const ticking = setInterval(() => {
      const now = seconds()
      const due = dueTelling(before, now)
      before = now
      setLeft(now)
      if (due !== null) setTelling(due)
      if (now === 0) clearInterval(ticking)
    }, 250)
    return () => clearInterval(ticking)
  }, [until, serverNow])
  useReleaseOnLeaving(id, steps, releaseAt)
  return (
    <>
      {left ? (
        <p className="text-small">
          {timer}{' '}
          <span role="timer" aria-label={timer} className="font-[650] tabular-nums">
            {clockText(left)}
          </span>
        </p>
      ) : null}
      {left === 0 ? over : children}
      <p role="status" className="sr-only">
        {telling === null ? '' : told[telling]}
      </p>
    </>
  )
}

/**
 * Gives the place back when the browser or the router goes elsewhere; switching to another app is not
 * leaving, and neither is sending a form to a step.
 */
function useReleaseOnLeaving(id: string, steps: string[], releaseAt: string) {
  const within = steps.join(' ')
  useEffect(() => {
    const isStep = (address: string) => {
      const { origin, pathname } = new URL(address, location.href)
      return origin === location.origin && within.split(' ').some((step) => pathname.endsWith(step))
    }
    const release = () => navigator.sendBeacon(releaseAt, new URLSearchParams({ hold: id }))
    let onward = false
    const sent = ({ target, defaultPrevented }: Event) => {
      const byBrowser = target instanceof HTMLFormElement && !defaultPrevented
      onward = byBrowser && isStep(target.getAttribute('action') ?? '')
    }
    const left = () => {
      if (onward) return
      noteLeft(id)
      release()
    }
    addEventListener('submit', sent)
    addEventListener('pagehide', left)
    return () => {
      removeEventListener('submit', sent)
      removeEventListener('pagehide', left)
      if (!isStep(location.href)) release()
    }
  }, [id, within, releaseAt])
}
