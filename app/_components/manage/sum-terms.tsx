import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CapacityExplanation, Verdict } from '@/domain/explaining/explain-capacity'
import type { ExplainedField, ExplainedSlot } from '@/domain/explaining/explain-queries'
import { formats } from '@/lib/format'
import { StateLabel } from '@/ui/state-label'
import { bandGroups, bindingLine, keptInAll, type SumLine } from './capacity-sum'
import { DutyLine, RatioLine } from './sum-staff'
import { useTaken } from './use-taken'

type Slot = ExplainedSlot & { kept: { sameDay: number; residents: number } }

/** Every term of the sum: what is limited, the arithmetic, who set the number, and which one binds. */
export function SumTerms({
  told,
  slot,
  verdict,
}: {
  told: CapacityExplanation
  slot: Slot | null
  verdict: Verdict | null
}) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const taken = useTaken()
  const { limits, children, sources } = told
  const heads = children.length
  const kept = keptInAll(told)
  const binding = verdict ? bindingLine(verdict.next) : null
  const line = (name: SumLine, value: ReactNode, field?: ExplainedField) => (
    <Line term={t(name)} source={field && sources[field]} binds={binding === name}>
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
      {line('kept', <KeptLine told={told} />)}
      <DutyLine told={told} />
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

  function capValue({ status, cap, heads: own, kept: keeps }: Slot) {
    if (status === 'closed') return t('capClosed')
    return t('capValue', { limit: cap, taken: taken(cap, own, keeps.sameDay + keeps.residents) })
  }
}

function Line({
  term,
  source,
  binds,
  children,
}: {
  term: string
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
