import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { hasLocale } from 'next-intl'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { routing } from '@/i18n/routing'
import { paths } from '@/lib/paths'
import { PageFrame } from './_page-frame'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common.brand' })
  return {
    title: { default: t('title'), template: `%s · ${t('site')}` },
    description: t('description'),
    formatDetection: { telephone: false },
    manifest: paths.manifest(locale),
  }
}

export { generateViewport } from './_viewport'

/**
 * The frame of every page. It waits for the request, so that no page is made ahead of time and each
 * carries its own script nonce.
 */
export default async function Layout({ children, params }: Props) {
  await connection()
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  return <PageFrame locale={locale}>{children}</PageFrame>
}
