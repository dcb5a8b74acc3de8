import { useLocale, useTranslations } from 'next-intl'
import { bookingCode } from '@/domain/claims/booking-code'
import { showPhone } from '@/domain/shared/phone'
import type { BookedChild, ManagedSlot } from '@/domain/slots/manage-queries'
import { formats } from '@/lib/format'
import { AlertIcon, PhoneIcon } from '@/ui/icons'
import { TextLink } from '@/ui/text-link'

/** The children booked in a slot: name, age, what to watch out for, and how to reach the family. */
export function BookedChildren({
  slot,
  list,
  cancelHref,
}: {
  slot: ManagedSlot
  list: BookedChild[]
  /** The page to cancel a booking for its family, if the reader may. */
  cancelHref?: (bookingId: string) => string
}) {
  const t = useTranslations('manage.day')
  if (list.length === 0) return <p className="text-soft">{t('nobody')}</p>
  return (
    <ul className="grid">
      {list.map((child) => (
        <li key={child.bookingId} className="break-inside-avoid border-line border-t py-2.5">
          <ChildLine child={child} slot={slot} />
          {cancelHref && child.status === 'confirmed' ? (
            <CancelLink child={child} href={cancelHref(child.bookingId)} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function ChildLine({ child, slot }: { child: BookedChild; slot: ManagedSlot }) {
  const t = useTranslations('manage.child')
  const status = useTranslations('booking.status')
  const format = formats(useLocale())
  const { startsAt, endsAt, factorHundredths, allergies, notes } = child
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <strong className="wrap-anywhere min-w-0 font-[650] text-lead">{child.childName}</strong>
          <span className="whitespace-nowrap tabular-nums">{format.months(child.ageMonths)}</span>
          {slot.flexible ? (
            <span className="text-soft tabular-nums">{format.span(startsAt, endsAt)}</span>
          ) : null}
          <span className="whitespace-nowrap text-small text-soft tabular-nums">
            {t('code', { code: bookingCode(child.bookingId) })}
          </span>
          {child.status === 'confirmed' ? null : (
            <span className="text-small text-soft">{status(child.status)}</span>
          )}
          {factorHundredths === 100 ? null : (
            <span className="text-small text-soft">
              {t('factor', { factor: String(factorHundredths / 100) })}
            </span>
          )}
        </p>
        {child.guardianPhone ? <FamilyContact child={child} /> : null}
      </div>
      {allergies ? (
        <p className="flex gap-2 rounded-soft bg-apricot-wash px-3 py-2 font-medium text-apricot-ink">
          <AlertIcon className="mt-1 size-5 shrink-0" />
          <span className="wrap-anywhere min-w-0">{t('allergies', { text: allergies })}</span>
        </p>
      ) : null}
      {notes ? <p className="wrap-anywhere text-small">{t('notes', { text: notes })}</p> : null}
    </div>
  )
}

/** Leads to cancelling a booking for its family. */
function CancelLink({ child, href }: { child: BookedChild; href: string }) {
  const t = useTranslations('desk.desk')
  return (
    <TextLink href={href} className="inline-flex min-h-11 items-center text-small print:hidden">
      {t('cancelLink')}
      <span className="sr-only"> {child.childName}</span>
    </TextLink>
  )
}

/** Who booked and their number, folded away until needed: as little as possible is in sight. */
function FamilyContact({ child }: { child: BookedChild }) {
  const t = useTranslations('manage.child')
  const name = child.guardianName ?? t('unnamed')
  return (
    <details className="open:basis-full print:hidden">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-1.5 rounded-soft px-2 font-medium text-green">
        <PhoneIcon />
        {t('guardian')}
        <span className="sr-only">{child.childName}</span>
      </summary>
      <div className="flex flex-wrap items-center gap-x-4 pb-2">
        <span>{t('guardianLine', { name, relation: t(child.guardianRelation ?? 'booker') })}</span>
        <a
          href={`tel:${child.guardianPhone}`}
          className="link inline-flex min-h-12 items-center font-medium tabular-nums"
        >
          {t('call', { phone: showPhone(child.guardianPhone) })}
        </a>
      </div>
    </details>
  )
}
