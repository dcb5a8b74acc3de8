import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { getPathname } from '@/i18n/navigation'
import { htmlLang, type Locale, locales, routing } from '@/i18n/routing'
import { siteAddress } from './site-address'

/** The path of a page in a language, as it is written in the address: with `/en` for English. */
export function canonicalOf(path: string, locale: Locale): string {
  return getPathname({ href: path, locale })
}

/**
 * The address of a page in every language: by the name of each (BCP 47), and `x-default` for readers
 * of others, whom the root asks.
 */
export function alternatesOf(path: string, site: string): Record<string, string> {
  const at = (locale: Locale) => `${site}${canonicalOf(path, locale)}`
  return {
    ...Object.fromEntries(locales.map((locale) => [htmlLang[locale], at(locale)])),
    'x-default': at(routing.defaultLocale),
  }
}

const openGraphLocale: Record<Locale, string> = { zh: 'zh_CN', en: 'en_GB' }

/**
 * What a public page says to search engines and to people who share it. `path` has no language and only what
 * makes the page another one; `title` is left out on the front page, `image` has its own path.
 */
export async function pageMetadata(page: {
  path: string
  locale: Locale
  title?: string | undefined
  description: string
  image?: string | undefined
}): Promise<Metadata> {
  const { path, locale, title, description, image } = page
  const [site, t] = [await siteAddress(), await getTranslations({ locale, namespace: 'common' })]
  const url = `${site}${canonicalOf(path, locale)}`
  return {
    ...(title ? { title } : {}),
    description,
    alternates: { canonical: url, languages: alternatesOf(path, site) },
    openGraph: {
      type: 'website',
      title: title ?? t('brand.title'),
      description,
      url,
      siteName: t('brand.site'),
      locale: openGraphLocale[locale],
      alternateLocale: locales.filter((one) => one !== locale).map((one) => openGraphLocale[one]),
      ...(image ? { images: [{ url: `${site}${image}` }] } : {}),
    },
  }
}
