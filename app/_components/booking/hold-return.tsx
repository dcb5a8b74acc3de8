'use client'

import { useEffect } from 'react'
import { resumeAction } from './hold-actions'

/** The name under which this tab notes the hold that was given back as its page was left. */
const noted = 'baobaowu-left-hold'

/** Notes that the page of a hold is being left, for the next page to find. */
export function noteLeft(id: string) {
  sessionStorage.setItem(noted, id)
}

/**
 * Holds on to a place whose page was left and is open again: loaded again, or come back to. A page that
 * is left cannot know that.
 */
export function HoldReturn({ id }: { id: string }) {
  useEffect(() => {
    const resume = () => {
      if (sessionStorage.getItem(noted) !== id) return
      sessionStorage.removeItem(noted)
      // Without an answer the page stays as it is; the server knows whether the place is still held.
      resumeAction({ holdId: id }).catch(() => undefined)
    }
    resume()
    addEventListener('pageshow', resume)
    return () => removeEventListener('pageshow', resume)
  }, [id])
  return null
}
