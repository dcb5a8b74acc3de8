'use client'

import en from '@/messages/en/common.json'
import zh from '@/messages/zh/common.json'
import { buttonClass } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import './globals.css'

/**
 * Stands in when even the frame of the page failed, for example because the database is away. It
 * cannot know the language, so it speaks both.
 */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-Hans">
      <body className="grid min-h-dvh place-items-center">
        <title>{zh.error.title}</title>
        <main className="mx-auto grid max-w-text justify-items-center gap-4 p-4 text-center">
          <BlocksDrawing className="w-44" />
          <h1 className="text-title">{zh.error.title}</h1>
          <p className="text-soft">{zh.error.text}</p>
          <div lang="en" className="grid gap-1">
            <p className="font-[650]">{en.error.title}</p>
            <p className="text-small text-soft">{en.error.text}</p>
          </div>
          <button type="button" className={buttonClass()} onClick={() => retry()}>
            {zh.error.retry}
            <span lang="en">{en.error.retry}</span>
          </button>
        </main>
      </body>
    </html>
  )
}
