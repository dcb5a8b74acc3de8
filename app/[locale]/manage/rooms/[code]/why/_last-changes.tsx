import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LimitChangeLine } from '@/app/_components/manage/limit-change'
import type { LimitChange } from '@/domain/explaining/change-queries'
import type { InstantExplanation } from '@/domain/explaining/explain-instant'
import type { ExplainedField } from '@/domain/explaining/explain-queries'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Section } from '@/ui/page-header'

/** Who changed each part of the sum last, from the log. */
export function LastChanges({ found }: { found: InstantExplanation }) {
  const t = useTranslations('roster.why')
  const level = useTranslations('manage.why')
  const format = formats(useLocale())
  const { last, told } = found
  const sources = Object.entries(told.sources) as [
    ExplainedField,
    {
      policyId: string
      level: 'city' | 'district' | 'subdistrict' | 'room'
      effectiveFrom: string
    },
  ][]
  const items = [
    item('licensed', t('licensed'), last.licensedPlaces),
    item('area', t('area'), last.playArea),
    item('status', t('status'), last.status),
    item('roster', t('roster'), last.roster),
    item('staff', t('staff'), last.staff),
    ...last.slots.flatMap(({ slotId, change }) => {
      const slot = told.slots.find((one) => one.slotId === slotId)
      if (!slot) return []
      const span = format.span(slot.startsAt, slot.endsAt)
      return [item(slotId, t('slotChange', { span }), change, t('slotNone'))]
    }),
    ...last.policies.flatMap(({ policyId, change }) => {
      const own = sources.filter(([, source]) => source.policyId === policyId)
      const source = own[0]?.[1]
      if (!source) return []
      const fields = own.map(([field]) => t(field)).join('、')
      const date = format.dayWithYear(source.effectiveFrom)
      return [
        {
          key: policyId,
          term: t('policy', { level: level(source.level), date }),
          value: (
            <>
              <p className="text-soft">{t('sets', { fields })}</p>
              {lineOf(change, t('lastNone'))}
            </>
          ),
        },
      ]
    }),
    { key: 'claims', term: t('claims'), value: <Claims claims={last.claims} /> },
  ]
  return (
    <Section id="last" title={t('last')}>
      <Card>
        <DefinitionList items={items} />
      </Card>
    </Section>
  )

  function item(key: string, term: string, change: LimitChange | null, none = t('lastNone')) {
    return { key, term, value: lineOf(change, none) }
  }
}

function lineOf(change: LimitChange | null, none: string): ReactNode {
  return change ? <LimitChangeLine change={change} /> : <p className="text-soft">{none}</p>
}

function Claims({ claims }: { claims: InstantExplanation['last']['claims'] }) {
  const t = useTranslations('roster.why')
  const format = formats(useLocale())
  const { claimedAt, cancelledAt } = claims
  if (!claimedAt) return <p className="text-soft">{t('claimsNone')}</p>
  return (
    <>
      <p>{t('claimed', { when: format.moment(claimedAt) })}</p>
      {cancelledAt ? <p>{t('cancelled', { when: format.moment(cancelledAt) })}</p> : null}
    </>
  )
}
