import type { Locale } from './routing'

/** The address of a path of this site (written without a language) in a language: `/en/my`. Others stay. */
export function inLanguage(path: string, locale: Locale): string {
  if (locale === 'zh' || !path.startsWith('/')) return path
  return `/${locale}${path === '/' ? '' : path.replace(/^\/(?=[?#])/, '')}`
}

/** The language an address is in, as routing.ts lays it out: English under `/en`, else Chinese. */
export function languageOf(address: string): Locale {
  return /^\/en(?:\/|$)/.test(address) ? 'en' : 'zh'
}

/** The path of an address without its language: `/en/my` and `/zh/my` are `/my`. */
export function withoutLanguage(address: string): string {
  return address.replace(/^\/(?:en|zh)(?=\/|$)/, '') || '/'
}
