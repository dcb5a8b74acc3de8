import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { hasLocale } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientTexts } from '@/i18n/client-texts'
import { htmlLang, routing } from '@/i18n/routing'
import { env } from '@/lib/env'
import '../globals.css'
import { DemoBand } from './_demo-band'
import { PageFoot } from './_page-foot'
import { PageHead } from './_page-head'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common.brand' })
  return {
    title: { default: t('title'), template: `%s · ${t('site')}` },
    description: t('description'),
    formatDetection: { telephone: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf4e9' },
    { media: '(prefers-color-scheme: dark)', color: '#1b1713' },
  ],
  viewportFit: 'cover',
}

/**
 * Every page: skip link, head, the page itself, foot. It waits for the request, so that no page is
 * made ahead of time and each carries its own script nonce.
 */
export default async function Layout({ children, params }: Props) {
  await connection()
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations('common.header')
  return (
    <html lang={htmlLang[locale]}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="link sr-only bg-card focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:rounded-soft focus:px-4 focus:py-3 focus:shadow-lift"
        >
          {t('skip')}
        </a>
        <ClientTexts>
          {env().demo ? <DemoBand /> : null}
          <PageHead />
          <main id="content" tabIndex={-1} className="page-width w-full pt-2 outline-none sm:pt-4">
            {children}
          </main>
          <PageFoot />
        </ClientTexts>
      </body>
    </html>
  )
}
