import { useLocale, useTranslations } from 'next-intl'
import type { PlacePolicies } from '@/domain/policies/read-policies'
import { ClientTexts } from '@/i18n/client-texts'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { Section } from '@/ui/page-header'
import { valueText } from '../_values'
import { WithdrawForm } from './_withdraw-form'

/** What is entered for later days, and the way to take it back. */
export function Coming({ where, policies }: { where: string; policies: PlacePolicies }) {
  const t = useTranslations('policies')
  const format = formats(useLocale())
  const { coming, mayChange } = policies
  return (
    <Section id="coming" title={t('coming.title')}>
      {coming.length === 0 ? <p className="text-soft">{t('coming.none')}</p> : null}
      <ul className="grid max-w-text gap-3">
        {coming.map(({ id, effectiveFrom, reason, says, seen }) => (
          <Card as="li" key={id} className="grid gap-1">
            <h3 className="text-body">
              {t('coming.line', { day: format.dayWithYear(effectiveFrom) })}
            </h3>
            <ul className="list-disc pl-5">
              {says.map(({ field, value }) => {
                const name = t(`field.${field}`)
                return (
                  <li key={field}>
                    {value === null
                      ? t('coming.back', { field: name })
                      : t('coming.set', { field: name, value: valueText(t, format, field, value) })}
                  </li>
                )
              })}
            </ul>
            {reason ? <p className="text-soft">{t('coming.reason', { reason })}</p> : null}
            {mayChange ? (
              <ClientTexts areas={['policies', 'faults']}>
                <WithdrawForm where={where} policyId={id} seen={seen} />
              </ClientTexts>
            ) : null}
          </Card>
        ))}
      </ul>
    </Section>
  )
}
