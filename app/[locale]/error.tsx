'use client'

import { unstable_isUnrecognizedActionError as isUnknownAction, usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useBusyRetry } from '@/app/_hooks/use-busy-retry'
import { languageOf } from '@/i18n/language-path'
import en from '@/messages/en/error.json'
import zh from '@/messages/zh/error.json'
import { Button, ButtonLink } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'

/**
 * Stands in for a page that failed; if the site was only busy it tries again on its own, and if it is
 * another build since the page was opened it loads the page again. The cause
 * stays on the server; its number helps to find it. Every page brings this along, so it has its few
 * texts in both languages instead of the provider of all.
 */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const words = languageOf(usePathname()) === 'en' ? en : zh
  const busy = useBusyRetry(error, retry)
  useEffect(() => {
    if (isUnknownAction(error)) location.reload()
  }, [error])
  const code = !busy && error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <EmptyState
      level={1}
      drawing={<BlocksDrawing />}
      title={busy ? words.busy.title : words.title}
      action={
        <>
          <Button onClick={() => retry()}>{words.retry}</Button>
          <ButtonLink kind="plain" href="/">
            {words.home}
          </ButtonLink>
        </>
      }
    >
      <p>{busy ? words.busy.text : words.text}</p>
      {code ? <p className="mt-2 text-small">{`${words.code} ${code}`}</p> : null}
    </EmptyState>
  )
}
