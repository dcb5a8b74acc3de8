import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { locales } from '@/i18n/routing'
import { canonicalOf } from '@/lib/page-metadata'
import { siteAddress } from '@/lib/site-address'

/** What is only for families and staff; each also begins the addresses below it. */
const closed = [
  '/my',
  '/book',
  '/bookings',
  '/manage',
  '/sign-in',
  '/invitations',
  '/demo',
] as const

/**
 * Search engines may read the public pages and the pictures on them, and are told where they are. A
 * calendar that subscribes obeys this file too; its answer itself says that it is not to be listed.
 */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection()
  return {
    rules: {
      userAgent: '*',
      allow: ['/', '/api/pictures/', '/api/calendar/'],
      disallow: [
        '/api/',
        ...locales.flatMap((locale) => closed.map((path) => canonicalOf(path, locale))),
      ],
    },
    sitemap: `${await siteAddress()}/sitemap.xml`,
  }
}
