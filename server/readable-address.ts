import { inLanguage, languageOf } from '@/i18n/language-path'

/** Where nothing is, so that the site's own page says so. */
const nowhere = '/no-such-page'

/**
 * The address to ask the framework for: the same, or where nothing is if its path is cut in a letter or has a
 * percent sign in a name, which nothing has here. The framework, which reads a path twice, would fail.
 */
export function readableAddress(address: string): string {
  // The whole server, which none of its pages is.
  if (address === '*') return nowhere
  const [path = ''] = address.split('?', 1)
  return isReadable(path) ? address : inLanguage(nowhere, languageOf(path))
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('%')
  } catch {
    return false
  }
}
