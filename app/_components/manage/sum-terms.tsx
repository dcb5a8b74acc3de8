import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CapacityExplanation, SlotInSum } from '@/domain/explaining/explain-capacity'
import type { ExplainedField } from '@/domain/explaining/explain-queries'
import type { SumLine } from '@/domain/explaining/sum-rules'
import { formats } from '@/lib/format'
import { StateLabel } from '@/ui/state-label'
import { bandGroups, keptInAll } from './capacity-sum'
import { useWhom } from './sum-answer'
import { OnlineLine } from './sum-online'
import { DutyLine, RatioLine } from './sum-staff'
import { useTaken } from './use-taken'

/**
 * Every term of the sum for a slot, or for the room alone: what is limited, the arithmetic, what is left, who
 * set the number, and which one stops the next child.
 */
export function SumTerms({ told, slot }: { told: CapacityExplanation; slot: SlotInSum | null }) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const taken = useTaken()
  const whom = useWhom(told, slot)
  const { limits, children, sources } = told
  const heads = children.length
  const kept = keptInAll(told)
  const verdicts = told.verdicts.filter(({ slotId }) => slotId === slot?.slotId)
  const line = (name: SumLine, value: ReactNode, field?: ExplainedField) => (
    <Line
      term={t(name)}
      left={leftOf(name)}
      source={field && sources[field]}
      binds={verdicts.some(({ binding }) => binding === name)}
    >
      {value}
    </Line>
  )
  const others = told.slots.filter((one) => one !== slot && one.slotId !== slot?.slotId)
  return (
    <dl className="grid">
      <Line term={t('children')}>
        <ChildrenLine told={told} />
      </Line>
      {others.length > 0 ? (
        <Line term={t('other')}>
          {others.map((one) => (
            <p key={one.slotId}>
              {t('otherValue', { span: format.span(one.startsAt, one.endsAt), heads: one.heads })}
            </p>
          ))}
        </Line>
      ) : null}
      <Line term={t('kept')}>
        <KeptLine told={told} />
      </Line>
      <DutyLine told={told} />
      {slot ? line('online', <OnlineLine slot={slot} />) : null}
      {slot && verdicts.some(({ left }) => left.same_day !== null)
        ? line(
            'same_day',
            t('sameDayValue', { reserve: slot.sameDayReserve, heads: slot.sameDayHeads }),
            'sameDayReserve',
          )
        : null}
      {line(
        'least',
        t(limits.caregivers < limits.rules.minCaregivers ? 'leastShort' : 'leastFits', {
          least: limits.rules.minCaregivers,
          count: limits.caregivers,
        }),
        'minCaregivers',
      )}
      {line('ratio', <RatioLine told={told} />, 'mixedPolicy')}
      {slot ? line('cap', capValue(slot), slot.ownCap === null ? 'slotCap' : undefined) : null}
      {line(
        'licensed',
        limits.licensedPlaces === 0
          ? t('roomNotOpen')
          : t('licensedValue', {
              limit: limits.licensedPlaces,
              taken: taken(limits.licensedPlaces, heads, kept),
            }),
      )}
      {line(
        'area',
        limits.areaPlaces === null || told.playAreaDm2 === null
          ? t('areaUnknown')
          : t('areaValue', {
              area: format.area(told.playAreaDm2),
              per: format.area(limits.rules.areaPerChildDm2),
              limit: limits.areaPlaces,
              taken: taken(limits.areaPlaces, heads, kept),
            }),
        'areaPerChildDm2',
      )}
      {line(
        'group',
        t('groupValue', {
          limit: limits.rules.largestGroup,
          taken: taken(limits.rules.largestGroup, heads, kept),
        }),
        'largestGroup',
      )}
    </dl>
  )

  /** What a line leaves; for each kind of child if that differs, nothing if it sets no limit. */
  function leftOf(name: SumLine): string | null {
    const limited = verdicts.filter(({ left }) => left[name] !== null)
    const [first] = limited
    if (!first || name === 'online') return null
    if (limited.every(({ left }) => left[name] === first.left[name])) {
      return t('left', { left: first.left[name] ?? 0 })
    }
    return limited
      .map((one) => t('leftFor', { whom: whom(one), left: one.left[name] ?? 0 }))
      .join('；')
  }

  function capValue({ status, cap, heads: own, kept: keeps }: SlotInSum) {
    if (status === 'closed') return t('capClosed')
    return t('capValue', { limit: cap, taken: taken(cap, own, keeps.sameDay + keeps.residents) })
  }
}

function Line({
  term,
  left,
  source,
  binds,
  children,
}: {
  term: string
  left?: string | null
  source?: CapacityExplanation['sources'][ExplainedField]
  binds?: boolean
  children: ReactNode
}) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  return (
    <div className="grid gap-x-4 border-line border-t py-2.5 sm:grid-cols-[9rem_1fr]">
      <dt className="font-medium">{term}</dt>
      <dd className="grid min-w-0 gap-0.5 tabular-nums">
        <div className="flex flex-wrap items-center gap-x-3">
          <div>{children}</div>
          {left ? <strong className="font-[650]">{left}</strong> : null}
          {binds ? (
            <StateLabel tone="apricot" mark="alert">
              {t('binds')}
            </StateLabel>
          ) : null}
        </div>
        {source ? (
          <p className="text-small text-soft">
            {t('source', {
              level: t(source.level),
              date: format.dayWithYear(source.effectiveFrom),
            })}
          </p>
        ) : null}
      </dd>
    </div>
  )
}

/** The children booked; by band and weight where those count. */
function ChildrenLine({ told }: { told: CapacityExplanation }) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const { rules } = told.limits
  const weighed = told.children.some((child) => child.factorHundredths !== 100)
  const groups = bandGroups(told)
  const unnamed = told.children.filter((child) => child.unnamed).length
  const detailed = weighed || (rules.mixedPolicy !== 'fixed_ratio' && groups.length > 0)
  return (
    <>
      <p>{t('childrenValue', { count: told.children.length })}</p>
      {unnamed > 0 ? <p>{t('childrenHeld', { count: unnamed })}</p> : null}
      {detailed ? (
        <ul>
          {groups.map(({ band, count, loadHundredths }) => {
            const { fromMonths = 0, toMonths = 0 } = rules.bands[band] ?? {}
            const ages = format.ages(fromMonths, toMonths)
            const factor = String(loadHundredths / 100)
            return (
              <li key={band}>
                {loadHundredths === count * 100
                  ? t('childrenBand', { ages, count })
                  : t('childrenFactor', { ages, count, factor })}
              </li>
            )
          })}
        </ul>
      ) : null}
    </>
  )
}

/** The places kept, by slot and for whom. */
function KeptLine({ told }: { told: CapacityExplanation }) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const lines = told.slots.flatMap(({ slotId, startsAt, endsAt, kept }) => {
    const span = format.span(startsAt, endsAt)
    return [
      kept.sameDay > 0
        ? { key: `${slotId} day`, text: t('keptSameDay', { count: kept.sameDay, span }) }
        : null,
      kept.residents > 0
        ? { key: `${slotId} home`, text: t('keptResidents', { count: kept.residents, span }) }
        : null,
    ].filter((one) => one !== null)
  })
  if (lines.length === 0) return t('keptNone')
  return lines.map(({ key, text }) => <p key={key}>{text}</p>)
}
