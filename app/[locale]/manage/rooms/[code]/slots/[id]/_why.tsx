import { getLocale, getTranslations } from 'next-intl/server'
import { ownSlot } from '@/app/_components/manage/capacity-sum'
import { SumTerms } from '@/app/_components/manage/sum-terms'
import type { CapacityExplanation, Verdict } from '@/domain/explaining/explain-capacity'
import { timeOf } from '@/domain/shared/time'
import { formats } from '@/lib/format'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { SelectField } from '@/ui/field'
import { Section } from '@/ui/page-header'

/**
 * Why a slot is full in one quarter hour, the fullest unless another is chosen: the answer in a
 * sentence, every term of the sum, and a choice of moments.
 */
export async function Why({
  slotId,
  told,
  quarters,
  fullest,
}: {
  slotId: string
  told: CapacityExplanation
  quarters: Date[]
  fullest: Date
}) {
  const t = await getTranslations('manage.why')
  const verdicts = told.verdicts.filter((one) => one.slotId === slotId)
  const full = verdicts.every((one) => one.more === 0)
  const isFullest = told.at.getTime() === fullest.getTime()
  const quarter = t('for', { from: timeOf(told.at), to: timeOf(told.until) })
  return (
    <Section id="why" title={full ? t('full') : t('notFull')}>
      <Card className="stack gap-3">
        <p className="text-small text-soft tabular-nums">
          {isFullest ? `${quarter} · ${t('fullest')}` : quarter}
        </p>
        <Answer verdicts={verdicts} told={told} />
        <SumTerms told={told} slot={ownSlot(told, slotId)} verdict={verdicts[0] ?? null} />
        <p className="text-small text-soft">{t('note')}</p>
        <form className="flex flex-wrap items-end gap-3 print:hidden" action="#why">
          <div className="min-w-44">
            <SelectField
              name="at"
              label={t('choose')}
              options={quarters.map((at) => ({ value: timeOf(at), label: timeOf(at) }))}
              defaultValue={timeOf(told.at)}
            />
          </div>
          <Button type="submit" kind="quiet">
            {t('show')}
          </Button>
        </form>
      </Card>
    </Section>
  )
}

/** One sentence if the answer is the same for every child, a line for each band and home otherwise. */
async function Answer({ verdicts, told }: { verdicts: Verdict[]; told: CapacityExplanation }) {
  const t = await getTranslations('manage.why')
  const format = formats(await getLocale())
  const [first] = verdicts
  if (!first) return null
  if (verdicts.every((one) => one.more === first.more && one.next === first.next)) {
    const reason = t(`reason.${first.next}`)
    return (
      <p className="font-[650] text-lead">
        {first.more === 0
          ? t('answerFull', { reason })
          : t('answerMore', { more: first.more, reason })}
      </p>
    )
  }
  const slot = ownSlot(told, first.slotId)
  return (
    <div>
      <p className="font-[650] text-lead">{t('answerBands')}</p>
      <ul className="grid gap-1">
        {verdicts.map(({ band, resident, more, next }) => {
          const rule = told.limits.rules.bands[band]
          const from = Math.max(rule?.fromMonths ?? 0, slot?.ageFromMonths ?? 0)
          const to = Math.min(rule?.toMonths ?? 0, slot?.ageToMonths ?? 0)
          const words = { ages: format.ages(from, to), more, reason: t(`reason.${next}`) }
          return (
            <li key={`${band} ${resident}`}>
              {resident ? t('bandResident', words) : t('band', words)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
