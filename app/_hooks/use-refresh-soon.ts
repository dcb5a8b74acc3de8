'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'

/** Families that got the same answer at the same time ask within this span of each other (milliseconds). */
const [soonest, spread] = [200, 1_800]
/** The longer an answer took, the more others wait: they ask within this many times as long. */
const timesAnswer = 3

/**
 * Asks for the page again, once, a moment after an `answer` for which it is `due`, for the children it was
 * about: the later the longer that answer took, so that in a rush everybody is answered before anybody
 * looks further. True from the answer until the page is here.
 */
export function useRefreshSoon(
  answer: { took?: number },
  due: boolean,
  childIds: readonly string[],
): boolean {
  const router = useRouter()
  const [asked, setAsked] = useState<object | null>(null)
  const [pending, startTransition] = useTransition()
  const children = childIds.join()
  useEffect(() => {
    if (!due) return
    const within = Math.max(spread, timesAnswer * (answer.took ?? 0))
    const timer = setTimeout(
      () => {
        setAsked(answer)
        // Without a network the router would leave the page, and what is typed with it.
        if (!navigator.onLine) return
        const to = addressFor(children.split(','))
        const same = to === location.pathname + location.search
        startTransition(() => (same ? router.refresh() : router.replace(to, { scroll: false })))
      },
      soonest + Math.random() * within,
    )
    return () => clearTimeout(timer)
  }, [answer, children, due, router])
  return pending || (due && asked !== answer)
}

/** This page's address, with these children chosen. */
function addressFor(childIds: string[]): string {
  const search = new URLSearchParams(location.search)
  search.delete('child')
  for (const id of childIds) search.append('child', id)
  return `${location.pathname}?${search}`
}
