'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/ui/button'
import { BlocksDrawing } from '@/ui/drawings/blocks'
import { EmptyState } from '@/ui/empty-state'

/** Stands in for a page that failed. The cause stays on the server; its number helps to find it. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common.error')
  const code = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <EmptyState
      level={1}
      drawing={<BlocksDrawing />}
      title={t('title')}
      action={
        <>
          <Button onClick={() => retry()}>{t('retry')}</Button>
          <ButtonLink kind="plain" href="/">
            {t('home')}
          </ButtonLink>
        </>
      }
    >
      <p>{t('text')}</p>
      {code ? <p className="mt-2 text-small">{t('code', { code })}</p> : null}
    </EmptyState>
  )
}
