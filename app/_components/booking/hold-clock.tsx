'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { clockText, dueTelling, secondsUntil, type Told } from './hold-time'

type Held = {
  id: string
  /** Milliseconds of the server's clock: until when, and when this page was made. */
  until: number
  serverNow: number
}

/**
 * Counts a hold down, tells the time to those who do not see it, and gives the place back when its
 * family leaves the pages named in `steps`. Before it arrives the words around it say until when.
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
  /** Where to tell that the place is free again. */
  releaseAt: string
  told: Record<Told, string>
  timer: string
  /** Shown in place of `children` when the time is over. */
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
      {left === 0 ? over : children}
      {left ? (
        <p className="text-small">
          {timer}{' '}
          <span role="timer" aria-label={timer} className="font-[650] tabular-nums">
            {clockText(left)}
          </span>
        </p>
      ) : null}
      <p role="status" className="sr-only">
        {telling === null ? '' : told[telling]}
      </p>
    </>
  )
}

/**
 * Gives the place back when the browser or the router goes elsewhere. Switching to another app is not
 * leaving, and neither is loading a step again.
 */
function useReleaseOnLeaving(id: string, steps: string[], releaseAt: string) {
  const router = useRouter()
  const within = steps.join(' ')
  useEffect(() => {
    const isStep = (address: string) => {
      const { origin, pathname } = new URL(address, location.href)
      return origin === location.origin && within.split(' ').some((step) => pathname.endsWith(step))
    }
    const release = () => navigator.sendBeacon(releaseAt, new URLSearchParams({ hold: id }))
    // Where the browser is about to go. Older ones tell only of forms and links.
    let next = ''
    const going = (event: Event) => {
      if ('destination' in event) {
        const { url, sameDocument } = (event as NavigateEvent).destination
        if (!sameDocument) next = url
      } else if (event.target instanceof HTMLFormElement) next = event.target.action
      else if (event.target instanceof Element) next = event.target.closest('a')?.href ?? next
    }
    const hide = () => {
      if (!next || !isStep(next)) release()
    }
    const show = (event: PageTransitionEvent) => {
      next = ''
      if (event.persisted) router.refresh()
    }
    const told: EventTarget = 'navigation' in window ? window.navigation : document
    for (const kind of ['navigate', 'submit', 'click']) told.addEventListener(kind, going)
    addEventListener('pagehide', hide)
    addEventListener('pageshow', show)
    return () => {
      for (const kind of ['navigate', 'submit', 'click']) told.removeEventListener(kind, going)
      removeEventListener('pagehide', hide)
      removeEventListener('pageshow', show)
      if (!isStep(location.href)) release()
    }
  }, [id, within, releaseAt, router])
}
