'use client'

import { useSyncExternalStore } from 'react'

/** Whether JavaScript has arrived: false on the server and until the page has come to life. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
