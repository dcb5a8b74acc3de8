'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { hasWritten } from '@/app/_hooks/written'

/**
 * Draws a page anew if it is gone back to after something was done: the router would show it as it
 * was then, with buttons for what is not there any more. Until it is here nothing on it can be pressed.
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
