import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JsonLd } from '@/app/_components/json-ld'
import type { Locale } from '@/i18n/routing'
import { canonicalOf, pageMetadata } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { siteAddress } from '@/lib/site-address'
import { graphOf, siteData } from '@/lib/structured-data'

/** The front page for search engines: a place makes it another page, a day, an age or a number does not. */
export async function homeMetadata(
  locale: Locale,
  place: { code: string; name: string } | null,
): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'story.meta' })
  return pageMetadata({
    path: place ? paths.search({ division: place.code }) : paths.home(),
    locale,
    title: place?.name,
    description: place ? t('homeIn', { place: place.name }) : t('home'),
  })
}

/** The site as a whole, for search engines. */
export async function HomeData({ locale }: { locale: Locale }) {
  const [site, t] = [await siteAddress(), await getTranslations({ locale, namespace: 'common' })]
  const data = siteData({
    url: `${site}${canonicalOf(paths.home(), locale)}`,
    name: t('brand.site'),
    alternateName: t('brand.title'),
    description: t('brand.description'),
    locale,
  })
  return <JsonLd graph={graphOf(data)} />
}
