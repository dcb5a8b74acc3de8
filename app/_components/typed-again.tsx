'use client'

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { fillTypedForm, takeTypedForm } from '@/lib/typed-again'
import { Notice } from '@/ui/notice'

/**
 * On a page that was loaded again because the site had been renewed: puts what was typed back into
 * its form and says so there, or says that the form is not here any more.
 */
export function TypedAgain({ kept, gone }: { kept: string; gone: string }) {
  const [news, setNews] = useState<{ text: string; at: Element } | null>(null)
  useEffect(() => {
    const typed = takeTypedForm()
    const main = document.querySelector('main')
    if (!typed || !main) return
    const form = fillTypedForm(main, typed)
    const at = document.createElement('div')
    ;(form ?? main).prepend(at)
    setNews({ text: form ? kept : gone, at })
    at.scrollIntoView({ block: 'center' })
  }, [kept, gone])
  if (!news) return null
  const notice = (
    <Notice tone="warning" announce>
      {news.text}
    </Notice>
  )
  return createPortal(notice, news.at)
}
