import { getTranslations } from 'next-intl/server'
import type { Quote } from '@/domain/holds/quote-booking'
import { timeOf } from '@/domain/shared/time'
import { ClientTexts } from '@/i18n/client-texts'
import { stepPath } from '@/lib/first-run'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { HoldForm } from './hold-form'

/**
 * The button to what is missing before a booking. One press holds the place and goes there; if the
 * family holds it already, or the policy holds none, it only goes there.
 */
export async function HoldStep({
  quote: { slot, span, hold, children },
  here,
  missing,
}: {
  quote: Quote
  /** The booking page, to come back to. */
  here: string
  missing: 'consent' | 'child'
}) {
  const t = await getTranslations('hold')
  const booking = await getTranslations('booking.book')
  const first = children.length === 0
  const next =
    missing === 'consent'
      ? stepPath(paths.consent(), { first, next: here })
      : stepPath(paths.newChild(), { first: false, next: here })
  if (hold || slot.policy.familyHolds === 0) {
    const label = missing === 'consent' ? booking('consentLink') : booking('addChild')
    return <ButtonLink href={next}>{label}</ButtonLink>
  }
  const stretch = slot.flexible ? { from: timeOf(span.from), to: timeOf(span.to) } : null
  return (
    <ClientTexts areas={['faults']}>
      <div className="grid gap-3">
        <HoldForm
          wanted={{ slotId: slot.id, day: slot.day, stretch }}
          next={next}
          label={t(`step.${missing}`)}
          pending={t('band.holding')}
          without={t('step.without')}
        />
        <p className="text-small text-soft">
          {t('step.note', { minutes: slot.policy.holdMinutes })}
        </p>
      </div>
    </ClientTexts>
  )
}
