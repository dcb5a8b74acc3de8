'use client'

import { useEffect, useEffectEvent } from 'react'
import { busyDigest } from '@/domain/shared/refusal'

/**
 * Whether a page failed only because the database had too much to do; then it is drawn again after
 * two to eight seconds, each browser at its own moment.
 */
export function useBusyRetry(error: unknown, retry: () => void): boolean {
  const busy = error instanceof Error && 'digest' in error && error.digest === busyDigest
  const again = useEffectEvent(retry)
  useEffect(() => {
    if (!busy) return
    const timer = setTimeout(() => again(), 2_000 + Math.random() * 6_000)
    return () => clearTimeout(timer)
  }, [busy, error])
  return busy
}
