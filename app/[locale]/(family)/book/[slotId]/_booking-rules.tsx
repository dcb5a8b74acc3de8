import { getLocale, getTranslations } from 'next-intl/server'
import { Secondary } from '@/app/_components/secondary'
import type { SlotFacts } from '@/domain/claims/types'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'

/** Until when a booking can be cancelled and what happens after, from the policy in force. */
export async function BookingRules({ slot, now }: { slot: SlotFacts; now: Date }) {
  const t = await getTranslations('booking.book')
  const folded = await getTranslations('display.folded')
  const format = formats(await getLocale())
  const { policy } = slot
  const until = format.moment(slot.cancelUntil)
  const late = { points: policy.markLateCancellation }
  const marked = policy.markLateCancellation > 0 || policy.markMissed > 0
  return (
    <Section id="rules" title={t('rules')}>
      <ul className="grid list-disc gap-1.5 pl-5">
        {now < slot.cancelUntil ? (
          <>
            <li>{t('cancelUntil', { until })}</li>
            <li>{t('late', late)}</li>
          </>
        ) : (
          <li>{t('cancelClosed', { until, ...late })}</li>
        )}
      </ul>
      <Secondary summary={folded('marks')}>
        <ul className="grid list-disc gap-1.5 pl-5">
          <li>{t('missed', { points: policy.markMissed })}</li>
          <li>
            {marked
              ? t('marks', {
                  window: policy.marksWindowDays,
                  limit: policy.marksLimit,
                  days: policy.suspensionDays,
                })
              : t('noMarks')}
          </li>
        </ul>
      </Secondary>
    </Section>
  )
}
