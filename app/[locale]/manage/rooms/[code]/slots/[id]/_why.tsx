import { getTranslations } from 'next-intl/server'
import { SumAnswer } from '@/app/_components/manage/sum-answer'
import { SumTerms } from '@/app/_components/manage/sum-terms'
import type { CapacityExplanation } from '@/domain/explaining/explain-capacity'
import { timeOf } from '@/domain/shared/time'
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
  const slot = told.slots.find((one) => one.slotId === slotId) ?? null
  const verdicts = told.verdicts.filter((one) => one.slotId === slotId)
  const full = verdicts.every((one) => one.more === 0 && one.binding !== 'online')
  const isFullest = told.at.getTime() === fullest.getTime()
  const quarter = t('for', { from: timeOf(told.at), to: timeOf(told.until) })
  return (
    <Section id="why" title={full ? t('full') : t('notFull')}>
      <Card className="stack gap-3">
        <p className="text-small text-soft tabular-nums">
          {isFullest ? `${quarter} · ${t('fullest')}` : quarter}
        </p>
        {slot ? <SumAnswer told={told} slot={slot} /> : null}
        <SumTerms told={told} slot={slot} />
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
