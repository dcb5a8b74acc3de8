import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { listMessages } from '@/domain/messages/list-messages'
import { showPhone } from '@/domain/shared/phone'
import { htmlLang } from '@/i18n/routing'
import { pageContext } from '@/lib/context'
import { env } from '@/lib/env'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'
import { LetterDrawing } from '@/ui/drawings/letter'
import { EmptyState } from '@/ui/empty-state'
import { PageHeader } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { messageText } from './_message-text'

const shown = 40

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sms')
  return { title: t('title'), robots: { index: false } }
}

/** The demo's stand-in for a message provider; without the demo there is no such page. */
export default async function Page() {
  if (!env().demo) notFound()
  const t = await getTranslations('sms')
  const format = await getFormatter()
  const ctx = await pageContext()
  const list = await listMessages({ ...ctx, actor: { kind: 'system' } }, { limit: shown })
  const entries = await Promise.all(
    list.map(async (message) => ({ ...message, text: await messageText(message, ctx.now) })),
  )
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <ButtonLink kind="quiet" href="/demo/messages">
            {t('refresh')}
          </ButtonLink>
        }
      />
      {entries.length === 0 ? (
        <EmptyState drawing={<LetterDrawing />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ol className="grid gap-3">
          {entries.map(({ id, phone, language, createdAt, text }) => (
            <Card as="li" key={id} className="grid gap-2">
              <p className="flex flex-wrap items-center justify-between gap-2 text-small text-soft">
                <span className="tabular-nums">{t('to', { phone: showPhone(phone) })}</span>
                <span className="flex items-center gap-2">
                  <StateLabel>{t('language', { language })}</StateLabel>
                  <time dateTime={createdAt.toISOString()} className="tabular-nums">
                    {format.dateTime(createdAt, {
                      month: 'numeric',
                      day: 'numeric',
                      hour: '2-digit',
                      minute: '2-digit',
                      hourCycle: 'h23',
                    })}
                  </time>
                </span>
              </p>
              <p lang={htmlLang[language]} className="wrap-anywhere">
                {text}
              </p>
            </Card>
          ))}
        </ol>
      )}
    </div>
  )
}
