import { useTranslations } from 'next-intl'
import type { ManagedSlot } from '@/domain/slots/manage-queries'
import { type FreePlacesLevel, FreePlacesShape, freePlacesColour } from '@/ui/free-places'
import { StateLabel } from '@/ui/state-label'

type Load = Pick<ManagedSlot, 'status' | 'heads' | 'limit' | 'free'>
type ShownLoad = Load & Pick<ManagedSlot, 'flexible' | 'online'>

/** The shape of a slot's free places; the same lines are drawn for families. */
export function levelOf({ status, free }: Load): FreePlacesLevel {
  if (status === 'closed') return 'closed'
  if (free === 0) return 'none'
  return free <= 2 ? 'few' : 'many'
}

/** How full a slot is: shape, children booked, the limit, and how many more can book. */
export function SlotLoad({ slot, short }: { slot: ShownLoad; short?: boolean }) {
  const t = useTranslations('manage.load')
  const level = levelOf(slot)
  const { heads, limit, free } = slot
  const closed = heads > 0 ? t('closed', { heads }) : t('closedEmpty')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 tabular-nums">
      <span className={freePlacesColour[level]}>
        <FreePlacesShape level={level} />
      </span>
      {slot.status === 'closed' ? (
        <span>{closed}</span>
      ) : (
        <>
          <strong className="font-[650]">{t('of', { heads, limit })}</strong>
          {heads > limit ? (
            <StateLabel tone="apricot" mark="alert">
              {t('over', { count: heads - limit })}
            </StateLabel>
          ) : short ? null : (
            <span className="text-small text-soft">{t(freeText(slot), { free })}</span>
          )}
        </>
      )}
    </span>
  )
}

/** What is said of the places left: why none can be booked on the site, or how many can. */
function freeText({ free, flexible, online }: ShownLoad) {
  if (online.kind === 'after_closing') return 'closedOnline'
  if (online.kind === 'not_released') return 'notReleased'
  if (free === 0) return 'full'
  return flexible ? 'freeStretch' : 'free'
}
