import { useLocale, useTranslations } from 'next-intl'
import { SumAnswer } from '@/app/_components/manage/sum-answer'
import { SumTerms } from '@/app/_components/manage/sum-terms'
import type { CapacityExplanation } from '@/domain/explaining/explain-capacity'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { TextLink } from '@/ui/text-link'

/** The answer and the whole sum of each slot at the instant; of the room alone if there is none. */
export function Sums({ code, told }: { code: string; told: CapacityExplanation }) {
  const t = useTranslations('roster.why')
  const format = formats(useLocale())
  if (told.slots.length === 0) return <SumTerms told={told} slot={null} />
  return told.slots.map((slot) => (
    <div key={slot.slotId} className="stack gap-2">
      <TextLink
        href={paths.manageSlot(code, slot.slotId)}
        className="inline-flex min-h-11 items-center"
      >
        {t('slot', { span: format.span(slot.startsAt, slot.endsAt) })}
      </TextLink>
      <SumAnswer told={told} slot={slot} />
      <SumTerms told={told} slot={slot} />
    </div>
  ))
}
