'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useTransition } from 'react'
import { followPlaces } from '@/lib/live/follow-places'

/**
 * Keeps the free places of a page as they are while it is open; draws nothing. `address` is the stream
 * of what is shown, `stamp` the state it is shown in. What somebody is typing stays as it is.
 */
export function LivePlaces({ address, stamp }: { address: string; stamp: string }) {
  const router = useRouter()
  const [asking, startAsking] = useTransition()
  const withStamp = useEffectEvent((path: string) => `${path}&stamp=${stamp}`)
  const isAsking = useEffectEvent(() => asking)
  const ask = useEffectEvent(() => startAsking(() => router.refresh()))
  useEffect(
    () => followPlaces({ address: () => withStamp(address), ask, asking: isAsking }),
    [address],
  )
  return null
}
