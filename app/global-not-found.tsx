import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PageFrame } from './[locale]/_page-frame'
import NotFound from './[locale]/not-found'

export { generateViewport } from './[locale]/_viewport'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return { title: `${t('notFound.title')} · ${t('brand.site')}` }
}

/**
 * Any address no page answers. Unlike `notFound()` inside a page, which the browser draws, this one
 * is drawn on the server and needs no JavaScript.
 */
export default async function GlobalNotFound() {
  return (
    <PageFrame locale={await getLocale()}>
      <NotFound />
    </PageFrame>
  )
}
