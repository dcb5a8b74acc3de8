'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'

/** Those who were told the same at the same time ask within so long of each other (milliseconds). */
const [soonest, spread] = [200, 1_800]
/** The longer an answer took, the more others wait: they ask within so many times as long. */
const timesAnswer = 3

/**
 * Asks for the page anew, once, a moment after an `answer` for which it is `due`: the later the longer
 * that answer took, so that in a rush everybody is told before anybody looks further. True from the
 * answer until the page is here.
 */
export function useRefreshSoon(answer: { took?: number }, due: boolean): boolean {
  const router = useRouter()
  const [asked, setAsked] = useState<object | null>(null)
  const [pending, startTransition] = useTransition()
  useEffect(() => {
    if (!due) return
    const within = Math.max(spread, timesAnswer * (answer.took ?? 0))
    const timer = setTimeout(
      () => {
        setAsked(answer)
        // Without a network the router would leave the page, and what is typed with it.
        if (navigator.onLine) startTransition(() => router.refresh())
      },
      soonest + Math.random() * within,
    )
    return () => clearTimeout(timer)
  }, [answer, due, router])
  return pending || (due && asked !== answer)
}
