import { useLocale, useTranslations } from 'next-intl'
import type { CapacityExplanation, SlotInSum, Verdict } from '@/domain/explaining/explain-capacity'
import { dayOf, timeOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'

/** Of which children a verdict speaks, in words. */
export function useWhom(told: CapacityExplanation, slot: SlotInSum | null) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  return ({ band, resident }: Pick<Verdict, 'band' | 'resident'>): string => {
    const rule = told.limits.rules.bands[band]
    const from = Math.max(rule?.fromMonths ?? 0, slot?.ageFromMonths ?? 0)
    const to = Math.min(rule?.toMonths ?? 0, slot?.ageToMonths ?? 0)
    const ages = format.ages(from, to)
    return resident ? t('whomResident', { ages }) : ages
  }
}

/**
 * How many more can book a slot in this quarter hour and what stops the next: one sentence if it is the
 * same for every child, else a line for each age and home.
 */
export function SumAnswer({ told, slot }: { told: CapacityExplanation; slot: SlotInSum }) {
  const t = useTranslations('manage.why')
  const whom = useWhom(told, slot)
  const answer = useAnswer(told, slot)
  const verdicts = told.verdicts.filter(({ slotId }) => slotId === slot.slotId)
  const answers = new Set(verdicts.map(answer))
  const [only] = answers
  if (answers.size < 2) return only ? <p className="font-[650] text-lead">{only}</p> : null
  return (
    <div>
      <p className="font-[650] text-lead">{t('answerBands')}</p>
      <ul className="grid gap-1">
        {verdicts.map((verdict) => (
          <li key={`${verdict.band} ${verdict.resident}`}>
            {t('answerFor', { whom: whom(verdict), answer: answer(verdict) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function useAnswer({ day }: CapacityExplanation, { online }: SlotInSum) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const when = (at: Date) => (dayOf(at) === day ? timeOf(at) : format.moment(at))
  return ({ more, next, ifOnline, onSite, left }: Verdict): string => {
    if (next === 'over') return t('over')
    if (next === 'not_released' && online.kind === next) {
      return t('answerNotReleased', { when: when(online.releasedAt), count: ifOnline })
    }
    if (next === 'after_closing' && online.kind === next) {
      const closed = when(online.closedAt)
      if (online.reopensAt) return t('answerReopens', { closed, when: when(online.reopensAt) })
      // Before the slot's day nobody stands at the door.
      return onSite > 0 && left.same_day !== null
        ? t('answerOnSite', { when: closed, count: onSite })
        : t('answerClosed', { when: closed })
    }
    const reason = t(`reason.${next as ReasonKey}`)
    if (more > 0) return t('answerMore', { more, reason })
    const closed = next === 'room_not_open' || next === 'slot_closed'
    return t(closed ? 'answerCannot' : 'answerFull', { reason })
  }
}

type ReasonKey = Exclude<Verdict['next'], 'over' | 'not_released' | 'after_closing'>
