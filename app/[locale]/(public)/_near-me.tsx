'use client'

import { useRef, useState, useSyncExternalStore } from 'react'
import { buttonClass } from '@/ui/button'

const patience = { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 }

/**
 * Asks the browser where it is, only when touched, and searches from there: to a thousandth of a
 * degree, which is near enough for rooms and too coarse for a house. Without JavaScript there is no
 * such button; a spot already in the address stays.
 */
export function NearMe({
  near,
  texts,
}: {
  /** The spot searched from now, `'31.230,121.470'`; empty for none. */
  near: string
  texts: { ask: string; asking: string; refused: string; failed: string }
}) {
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'asking' | 'refused' | 'failed' | null>(null)
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => 'geolocation' in navigator,
    () => false,
  )
  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const form = field.current?.form
        if (!field.current || !form) return
        field.current.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`
        const place = form.elements.namedItem('division')
        if (place instanceof HTMLSelectElement) place.value = ''
        form.requestSubmit()
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'refused' : 'failed'),
      patience,
    )
  }
  return (
    <>
      <input
        ref={field}
        type="hidden"
        name="near"
        defaultValue={near}
        disabled={near === '' && state !== 'asking'}
      />
      {scripted ? (
        <button type="button" onClick={ask} className={buttonClass('quiet')}>
          {state === 'asking' ? texts.asking : texts.ask}
        </button>
      ) : null}
      <p role="status" className="w-full text-small text-soft empty:hidden">
        {state === 'refused' || state === 'failed' ? texts[state] : ''}
      </p>
    </>
  )
}
