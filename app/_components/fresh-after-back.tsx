'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { hasWritten } from '@/app/_hooks/written'

/**
 * Refreshes a page when a person goes back to it after an action: the router would show it as it was
 * before, with buttons that no longer apply. Nothing on it can be pressed until the new page is there.
 */
export function FreshAfterBack() {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const shown = useRef('')
  const [path, search] = [usePathname(), useSearchParams()]
  useEffect(() => {
    shown.current = here()
  }, [path, search])
  useEffect(() => {
    const back = () => {
      // A link within the page counts as going back and forth too.
      if (here() === shown.current) return
      // Without a network the router would leave the page.
      if (!hasWritten() || !navigator.onLine) return
      // After the router has heard of it too, and shows that page.
      setTimeout(() => startTransition(() => router.refresh()))
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [router])
  useEffect(() => {
    document.querySelector('main')?.toggleAttribute('inert', pending)
  }, [pending])
  return null
}

function here(): string {
  return location.pathname + location.search
}
