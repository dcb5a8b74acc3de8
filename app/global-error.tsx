'use client'

import { useBusyRetry } from '@/app/_hooks/use-busy-retry'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'
import { buttonClass } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import './globals.css'

/**
 * Stands in when even the frame of the page failed, for example because the database is away. It
 * cannot know the language, so it speaks both.
 */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const busy = useBusyRetry(error, retry)
  const [chinese, english] = busy ? [zh.busy, en.busy] : [zh, en]
  return (
    <html lang="zh-Hans">
      <body className="grid min-h-dvh place-items-center">
        <title>{chinese.title}</title>
        <main className="mx-auto grid max-w-text justify-items-center gap-4 p-4 text-center">
          <BlocksDrawing className="w-44" />
          <h1 className="text-title">{chinese.title}</h1>
          <p className="text-soft">{chinese.text}</p>
          <div lang="en" className="grid gap-1">
            <p className="font-[650]">{english.title}</p>
            <p className="text-small text-soft">{english.text}</p>
          </div>
          <button type="button" className={buttonClass()} onClick={() => retry()}>
            {zh.retry}
            <span lang="en">{en.retry}</span>
          </button>
        </main>
      </body>
    </html>
  )
}
