import { useLocale, useTranslations } from 'next-intl'
import type { CapacityExplanation } from '@/domain/explaining/explain-capacity'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { TextLink } from '@/ui/text-link'

/** How many more children each slot at the instant could take, by age, and what stops the next. */
export function Answers({ code, told }: { code: string; told: CapacityExplanation }) {
  const t = useTranslations('roster.why')
  const reasons = useTranslations('manage.why.reason')
  const format = formats(useLocale())
  return (
    <ul className="grid gap-3">
      {told.slots.map((slot) => {
        const verdicts = told.verdicts.filter(({ slotId }) => slotId === slot.slotId)
        const [first] = verdicts
        const alike = verdicts.every((one) => one.more === first?.more && one.next === first.next)
        return (
          <li key={slot.slotId}>
            <TextLink
              href={paths.manageSlot(code, slot.slotId)}
              className="inline-flex min-h-11 items-center"
            >
              {t('slot', { span: format.span(slot.startsAt, slot.endsAt) })}
            </TextLink>
            {first && alike ? (
              <p className="font-[650] text-lead">
                {t('more', { more: first.more, reason: reasons(first.next) })}
              </p>
            ) : (
              <ul className="grid gap-1">
                {verdicts.map(({ band, resident, more, next }) => {
                  const { fromMonths = 0, toMonths = 0 } = told.limits.rules.bands[band] ?? {}
                  const ages = format.ages(
                    Math.max(fromMonths, slot.ageFromMonths),
                    Math.min(toMonths, slot.ageToMonths),
                  )
                  const whom = resident ? t('bandResident', { ages }) : t('band', { ages })
                  return (
                    <li key={`${band} ${resident}`}>
                      {whom} · {t('more', { more, reason: reasons(next) })}
                    </li>
                  )
                })}
              </ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}
