'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { endOf, type Grid, type Stretch } from './grid'

/**
 * The stretch chosen on the grid, at first the one in the address. Choosing writes it there, without
 * asking the server, so that it can be shared and outlives reloading and coming back.
 */
export function useStretch(grid: Grid): { stretch: Stretch; choose: (next: Stretch) => void } {
  const asked = useSearchParams()
  const [stretch, setStretch] = useState(() => writtenIn(asked, grid) ?? grid.asked)
  // A link to another stretch of this slot leads to the same page, which does not begin again.
  useEffect(() => {
    // What was chosen a moment ago is in the address before the router knows it.
    const written = writtenIn(new URLSearchParams(window.location.search), grid)
    if (written) setStretch(written)
  }, [asked, grid])
  const choose = (next: Stretch) => {
    setStretch(next)
    const address = new URL(window.location.href)
    const query = { day: grid.day, ...next }
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value)
    window.history.replaceState(null, '', address)
  }
  return { stretch, choose }
}

/** The stretch an address asks for; null if it is not on the grid. */
function writtenIn(query: Pick<URLSearchParams, 'get'>, grid: Grid): Stretch | null {
  const written = { from: query.get('from') ?? '', to: query.get('to') ?? '' }
  return query.get('day') === grid.day && endOf(grid, written) ? written : null
}
