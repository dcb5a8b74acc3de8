import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listBookings } from '@/domain/bookings/list-bookings'
import { pageContext } from '@/lib/context'
import { buttonClass } from '@/ui/button'
import { ClockDrawing } from '@/ui/drawings/clock'
import { PageHeader } from '@/ui/page-header'
import { KeptVisits } from './_kept-visits'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('offline')
  return { title: t('title'), robots: { index: false } }
}

/** The address that was asked for, whichever it is. */
const here = ''

/**
 * What a browser shows if it has no network; the worker keeps this page without its scripts. For a
 * person who is signed in it holds the coming visits, and says until when it may be kept.
 */
export default async function Page() {
  const t = await getTranslations('offline')
  const ctx = await pageContext()
  const { coming } = ctx.actor.kind === 'account' ? await listBookings(ctx) : { coming: [] }
  const visits = coming.filter(({ status }) => status === 'confirmed')
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        drawing={<ClockDrawing />}
        actions={
          <a href={here} className={buttonClass('quiet')}>
            {t('again')}
          </a>
        }
      />
      {visits.length > 0 ? <KeptVisits visits={visits} now={ctx.now} /> : null}
    </div>
  )
}
