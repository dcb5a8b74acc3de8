import { useLocale, useTranslations } from 'next-intl'
import { BookedChildren } from '@/app/_components/manage/booked-children'
import { SlotLoad } from '@/app/_components/manage/slot-load'
import type { RoomDays, SlotWithChildren } from '@/domain/slots/read-room-days'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { ClockDrawing } from '@/ui/drawings/clock'
import { EmptyState } from '@/ui/empty-state'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'
import { TextLink } from '@/ui/text-link'

/** The day's slots with their children; what is over comes last, so that the next to come is first. */
export function DaySlots({ days, now }: { days: RoomDays; now: Date }) {
  const t = useTranslations('manage.day')
  const format = formats(useLocale())
  if (days.slots.length === 0) {
    return (
      <EmptyState drawing={<ClockDrawing />} title={t('none')}>
        <p>{t('noneText')}</p>
        <AddSlot days={days} />
      </EmptyState>
    )
  }
  const coming = days.slots.filter((slot) => slot.endsAt > now)
  const over = days.slots.filter((slot) => slot.endsAt <= now)
  const next = coming.find((slot) => slot.startsAt > now && slot.status === 'open')
  return (
    <Section id="slots" title={t('slots', { day: format.day(days.day) })}>
      <ul className="grid items-start gap-3 md:grid-cols-2">
        {[...coming, ...over].map((slot) => (
          <SlotCard
            key={slot.id}
            slot={slot}
            code={days.room.code}
            state={stateOf(slot, now, days.day === days.today && slot === next)}
          />
        ))}
      </ul>
      <AddSlot days={days} />
    </Section>
  )
}

/** The way to one more slot on the day, for people who may add it. */
function AddSlot({ days: { room, day, today, mayChange } }: { days: RoomDays }) {
  const t = useTranslations('timetables.list')
  if (!mayChange || day < today) return null
  return (
    <p className="print:hidden">
      <TextLink
        href={paths.manageNewSlot(room.code, { day })}
        className="inline-flex min-h-11 items-center"
      >
        {t('addSlot')}
      </TextLink>
    </p>
  )
}

type State = 'now' | 'next' | 'over' | null

function stateOf(slot: SlotWithChildren, now: Date, next: boolean): State {
  if (slot.endsAt <= now) return 'over'
  if (slot.startsAt <= now) return 'now'
  return next ? 'next' : null
}

function SlotCard({ slot, code, state }: { slot: SlotWithChildren; code: string; state: State }) {
  const t = useTranslations('manage.day')
  const format = formats(useLocale())
  return (
    <Card as="li" className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-heading tabular-nums">{format.span(slot.startsAt, slot.endsAt)}</h3>
        {state ? (
          <StateLabel tone={state === 'over' ? 'neutral' : 'green'} mark={marks[state]}>
            {t(state)}
          </StateLabel>
        ) : null}
      </div>
      <p>
        <SlotLoad slot={slot} short={state === 'over'} />
      </p>
      <BookedChildren slot={slot} list={slot.children} />
      <p className="print:hidden">
        <TextLink
          href={paths.manageSlot(code, slot.id)}
          className="inline-flex min-h-11 items-center"
        >
          {t('details')}
        </TextLink>
      </p>
    </Card>
  )
}

const marks = { now: 'clock', next: 'clock', over: 'tick' } as const
