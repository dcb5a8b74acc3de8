import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { listOpenRooms } from '@/domain/rooms/list-open-rooms'
import { locales } from '@/i18n/routing'
import { pageContext } from '@/lib/context'
import { alternatesOf, canonicalOf } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { siteAddress } from '@/lib/site-address'

/** Every public page in every language, each with its addresses in the others. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection()
  const site = await siteAddress()
  const rooms = await listOpenRooms(await pageContext())
  const pages: { path: string; lastModified?: Date }[] = [
    ...[paths.home(), paths.questions(), paths.proof(), paths.privacy()].map((path) => ({ path })),
    ...rooms.map(({ code, changedAt }) => ({ path: paths.room(code), lastModified: changedAt })),
  ]
  return pages.flatMap(({ path, ...changed }) => {
    const alternates = { languages: alternatesOf(path, site) }
    return locales.map((locale) => ({
      url: `${site}${canonicalOf(path, locale)}`,
      ...changed,
      alternates,
    }))
  })
}
