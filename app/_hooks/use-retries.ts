'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { retryWait } from '@/lib/retry-wait'

/** The state of the tries: waiting for the next, asking again, or all done in vain. */
export type Retrying = { step: 'waiting'; seconds: number } | { step: 'asking' } | { step: 'over' }

/**
 * Asks again on its own, at most five times, while `answer` is one that `passes`. It never asks for
 * another `wish` than the one that was answered: changed meanwhile, it waits for the person.
 */
export function useRetries(answer: object, passes: boolean, wish: string, ask: () => void) {
  const [state, setState] = useState<Retrying | null>(null)
  const tries = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const due = useEffectEvent((answered: string) => {
    if (wish !== answered) return setState(null)
    tries.current++
    setState({ step: 'asking' })
    ask()
  })

  useEffect(() => {
    if (!passes) {
      tries.current = 0
      setState(null)
      return
    }
    const wait = retryWait(tries.current, Math.random)
    if (wait === null) {
      setState({ step: 'over' })
      return
    }
    setState({ step: 'waiting', seconds: Math.max(1, Math.ceil(wait / 1000)) })
    timer.current = setTimeout(() => due(wish), wait)
    return () => clearTimeout(timer.current)
  }, [answer, passes])

  return {
    state,
    /** Ends the waiting; what was answered stands. */
    stop() {
      clearTimeout(timer.current)
      setState((before) => (before?.step === 'waiting' ? null : before))
    },
    /** To be called when the person asks: the tries begin again. */
    asked() {
      clearTimeout(timer.current)
      tries.current = 0
      setState((before) => before && { step: 'asking' })
    },
  }
}
