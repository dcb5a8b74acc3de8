import { useTranslations } from 'next-intl'
import { FreePlacesForSlot } from '@/app/_components/free-places-for-slot'
import { SlotReason } from '@/app/_components/slot-reason'
import type { WeekSlot } from '@/domain/slots/read-week'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'

/** The state of the slot that somebody would have liked, and the way to its booking if it has places. */
export function WishedSlotCard({ now, when }: { now: WeekSlot; when: string }) {
  const t = useTranslations('instead')
  return (
    <Card className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <p className="font-[650] tabular-nums">{when}</p>
        <FreePlacesForSlot state={now.state} />
        <SlotReason {...now} />
      </div>
      {now.state.kind === 'bookable' ? (
        <ButtonLink href={paths.book(now.slot.id)}>{t('bookWished')}</ButtonLink>
      ) : null}
    </Card>
  )
}
