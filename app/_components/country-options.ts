import { getCountries } from 'libphonenumber-js'
import type { Locale } from '@/i18n/routing'
import type { Option } from '@/ui/field'

/** Codes that are not of ISO 3166: islands and Kosovo, which have a telephone code only. */
const telephoneOnly = new Set<string>(['AC', 'TA', 'XK'])

/** Countries and regions by their ISO 3166 code, named and sorted in the reader's language. */
export function countryOptions(locale: Locale): Option[] {
  const tag = locale === 'zh' ? 'zh-Hans-CN' : 'en-GB'
  const names = new Intl.DisplayNames(tag, { type: 'region' })
  return getCountries()
    .filter((code) => !telephoneOnly.has(code))
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, tag))
}
