import { useLocale, useTranslations } from 'next-intl'
import type { KeptSlot, NamedSlot, SlotsEffect } from '@/domain/slots/slots-effect'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { TextLink } from '@/ui/text-link'

type Tense = 'would' | 'did'

/** What a change of a pattern would do, or did, to the slots, each named by day and time. */
export function Effect({
  code,
  effect,
  tense,
}: {
  code: string
  effect: SlotsEffect
  tense: Tense
}) {
  const t = useTranslations('timetables.effect')
  const format = formats(useLocale())
  const name = ({ day, from, to }: NamedSlot) => `${format.day(day)} ${format.span(from, to)}`
  const moved = effect.moved.map((slot) =>
    t('movedTo', { slot: name(slot), span: format.span(slot.newFrom, slot.newTo) }),
  )
  const lists = [
    { key: 'removed' as const, lines: effect.removed.map(name) },
    { key: 'moved' as const, lines: moved },
    { key: 'changed' as const, lines: effect.changed.map(name) },
    { key: 'added' as const, lines: effect.added.map(name) },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <div className="grid gap-2">
      {lists.length === 0 ? <p>{t(tense === 'did' ? 'didNothing' : 'nothing')}</p> : null}
      {lists.map(({ key, lines }) => (
        <Disclosure
          key={key}
          summary={t(key, { tense, count: lines.length })}
          open={lines.length <= 3}
        >
          <ul className="grid gap-x-6 tabular-nums sm:grid-cols-2">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      ))}
      {effect.kept.length > 0 ? <Kept code={code} kept={effect.kept} /> : null}
    </div>
  )
}

/** The slots a change leaves alone, with why; always in sight, for a person has to see to them. */
function Kept({ code, kept }: { code: string; kept: KeptSlot[] }) {
  const t = useTranslations('timetables.effect')
  const format = formats(useLocale())
  return (
    <div className="grid gap-1">
      <p className="font-[650]">{t('keptTitle', { count: kept.length })}</p>
      <ul className="grid">
        {kept.map(({ slotId, day, from, to, why, bookings }) => (
          <li key={slotId} className="flex flex-wrap items-center gap-x-3">
            <TextLink
              href={paths.manageSlot(code, slotId)}
              className="inline-flex min-h-11 items-center tabular-nums"
            >
              {format.day(day)} {format.span(from, to)}
            </TextLink>
            <span>{why === 'booked' ? t('booked', { count: bookings }) : t(why)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
