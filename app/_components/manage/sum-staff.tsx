import { useLocale, useTranslations } from 'next-intl'
import type { CapacityExplanation, ExplainedDuty } from '@/domain/explaining/explain-capacity'
import { formats } from '@/lib/format'
import { bandGroups, keptInAll, settingBand, shares } from './capacity-sum'
import { useTaken } from './use-taken'

/** Who is on duty in the quarter hour by name, with their breaks, and who does not count now. */
export function DutyLine({ told }: { told: CapacityExplanation }) {
  const t = useTranslations('manage.why')
  const within = (state: ExplainedDuty['state']) =>
    told.duty.filter((person) => person.state === state)
  const away = (['on_break', 'not_counting', 'off_duty'] as const).map((state) => ({
    state,
    names: within(state).map(({ name }) => name),
  }))
  return (
    <div className="grid gap-x-4 border-line border-t py-2.5 sm:grid-cols-[9rem_1fr]">
      <dt className="font-medium">{t('caregivers')}</dt>
      <dd className="min-w-0 tabular-nums">
        <p>{t('caregiversValue', { count: told.limits.caregivers })}</p>
        <ul>
          {within('counting').map((person) => (
            <li key={`${person.name} ${person.fromTime}`}>{personText(person)}</li>
          ))}
        </ul>
        {away.map(({ state, names }) =>
          names.length > 0 ? (
            <p key={state} className="text-soft">
              {t(awayText[state], { names: names.join('、') })}
            </p>
          ) : null,
        )}
      </dd>
    </div>
  )

  function personText({ name, fromTime: from, toTime: to, breaks }: ExplainedDuty) {
    if (breaks.length === 0) return t('person', { name, from, to })
    const spans = breaks.map((one) => `${one.fromTime}–${one.toTime}`).join('、')
    return t('personBreaks', { name, from, to, breaks: spans })
  }
}

const awayText = { on_break: 'onBreak', not_counting: 'notCounting', off_duty: 'offDuty' } as const

/** The ratio's arithmetic by the policy in force. */
export function RatioLine({ told }: { told: CapacityExplanation }) {
  const t = useTranslations('manage.why')
  const format = formats(useLocale())
  const taken = useTaken()
  const { caregivers: count, rules } = told.limits
  const kept = keptInAll(told)
  if (rules.mixedPolicy === 'sum_of_fractions') {
    const { sum, load } = shares(told)
    if (sum === '') return t('sumNobody')
    return t('sum_of_fractions', { sum, load, needed: told.caregiversNeeded, count })
  }
  if (rules.mixedPolicy === 'fixed_ratio') {
    const limit = count * rules.fixedRatio
    return t('fixed_ratio', { count, ratio: rules.fixedRatio, limit, taken: weighed(limit) })
  }
  const band = rules.bands[settingBand(told) ?? -1]
  if (!band) return t('youngestNobody')
  const limit = count * band.childrenPerCaregiver
  return t('youngest', {
    ages: format.ages(band.fromMonths, band.toMonths),
    count,
    ratio: band.childrenPerCaregiver,
    limit,
    taken: weighed(limit),
  })

  function weighed(limit: number): string {
    const heads = told.children.length
    const hundredths = bandGroups(told).reduce((sum, one) => sum + one.loadHundredths, 0)
    if (hundredths === heads * 100) return taken(limit, heads, kept)
    const left = limit * 100 - hundredths - kept * 100
    const load = String(hundredths / 100)
    return left < 0
      ? t('loadShort', { load, kept, over: String(-left / 100) })
      : t('loadTaken', { load, kept })
  }
}
