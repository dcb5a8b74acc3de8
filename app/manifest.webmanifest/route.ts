import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'
import { getPathname } from '@/i18n/navigation'
import { htmlLang, routing } from '@/i18n/routing'
import { oneOf, query } from '@/lib/asked'
import { paths } from '@/lib/paths'

const address = query({ language: oneOf(routing.locales) })

/** What a phone needs to put the site among its apps, in the language of the page that links here. */
export async function GET(request: Request): Promise<Response> {
  const { language } = await address(new URL(request.url).searchParams)
  const locale = language ?? routing.defaultLocale
  const t = await getTranslations({ locale })
  const at = (href: string) => getPathname({ href, locale })
  const manifest: MetadataRoute.Manifest = {
    id: '/',
    name: t('common.brand.title'),
    short_name: locale === 'zh' ? t('common.brand.name') : t('common.brand.latin'),
    description: t('common.brand.description'),
    lang: htmlLang[locale],
    dir: 'ltr',
    start_url: at(paths.home()),
    scope: '/',
    display: 'standalone',
    background_color: '#faf4e9',
    theme_color: '#faf4e9',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: t('offline.find'), url: at(paths.home()) },
      { name: t('offline.my'), url: at(paths.my()) },
    ],
  }
  return Response.json(manifest, { headers: { 'Content-Type': 'application/manifest+json' } })
}
