'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect } from 'react'

/** Those who were told the same at the same time ask within so long of each other (milliseconds). */
const [soonest, spread] = [200, 1_800]

/** Asks for the page anew, once, a moment after an `answer` for which it is `due`. */
export function useRefreshSoon(answer: object, due: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!due) return
    const timer = setTimeout(
      () => {
        // Without a network the router would leave the page, and what is typed with it.
        if (navigator.onLine) startTransition(() => router.refresh())
      },
      soonest + Math.random() * spread,
    )
    return () => clearTimeout(timer)
  }, [answer, due, router])
}
