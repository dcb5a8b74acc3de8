import { hasLocale } from 'next-intl'
import { readVisit } from '@/domain/feeds/read-visit'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { routing } from '@/i18n/routing'
import { readPath } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { siteAddress } from '@/lib/site-address'
import { visitFile } from '@/lib/visit-calendar'

type Props = { params: Promise<{ locale: string; id: string }> }

/** The booking as a calendar file; for anyone but the child's guardians it is not there. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { locale, id } = await readPath(params)
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404 })
  try {
    const ctx = await signedInContext()
    const visit = await readVisit(ctx, { bookingId: id })
    const around = { locale, address: await siteAddress(), now: ctx.now }
    return new Response(visitFile(visit, around), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="baobaowu.ics"',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (error instanceof NotFound || error instanceof SignInNeeded) {
      return new Response(null, { status: 404 })
    }
    throw error
  }
}
