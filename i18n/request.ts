import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { messages } from './messages'
import { routing } from './routing'

/** The zone of every room and every wall clock on the site. */
const zone = 'Asia/Shanghai'

/** Gives next-intl the language of the request, its texts and the zone; unknown languages get Chinese. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale
  return { locale, messages: messages[locale], timeZone: zone }
})
