import { defineRouting } from 'next-intl/routing'

/** The languages of the site, Chinese first. */
export const locales = ['zh', 'en'] as const

export type Locale = (typeof locales)[number]

/** What `<html lang>` says for each language (BCP 47). */
export const htmlLang: Record<Locale, string> = { zh: 'zh-Hans', en: 'en' }

/**
 * Chinese at the root, English under `/en`. The first visit follows the browser's languages;
 * a choice made with the language link is kept for a year.
 */
export const routing = defineRouting({
  locales,
  defaultLocale: 'zh',
  localePrefix: 'as-needed',
  // Public pages name their other language themselves; the rest is not for search engines.
  alternateLinks: false,
  localeCookie: { name: 'baobaowu_language', maxAge: 60 * 60 * 24 * 365, sameSite: 'lax' },
})
