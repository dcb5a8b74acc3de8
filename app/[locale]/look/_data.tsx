import { useTranslations } from 'next-intl'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Disclosure } from '@/ui/disclosure'
import { FreePlaces } from '@/ui/free-places'
import { CountDots, Meter } from '@/ui/meter'
import { Section } from '@/ui/page-header'
import { Steps } from '@/ui/steps'
import { Table } from '@/ui/table'

/** Tables, facts, meters, steps, disclosure. */
export function Data() {
  const t = useTranslations('look.data')
  const places = useTranslations('look.places')
  const rows = [
    {
      key: 'morning',
      booked: 6,
      left: <FreePlaces level="many" count={4} word={places('many')} />,
    },
    {
      key: 'afternoon',
      booked: 10,
      left: <FreePlaces level="none" count={0} word={places('none')} />,
    },
    { key: 'evening', booked: 0, left: <FreePlaces level="closed" word={places('closed')} /> },
  ] as const
  return (
    <Section id="data" title={t('title')}>
      <Table
        caption={t('caption')}
        columns={[
          { key: 'slot', label: t('slot') },
          { key: 'booked', label: t('booked'), align: 'end' },
          { key: 'staff', label: t('staff'), align: 'end' },
          { key: 'left', label: t('left') },
        ]}
        rows={rows.map(({ key, booked, left }) => ({
          key,
          cells: { slot: t(key), booked, staff: 2, left },
        }))}
      />
      <div className="stack items-start gap-3 md:grid-cols-2">
        <Card className="grid gap-4">
          <Meter label={t('meter')} text={t('meterText')} value={7} max={10} />
          <Meter
            label={t('meterFull')}
            text={t('meterFullText')}
            value={10}
            max={10}
            tone="apricot"
          />
          <Meter
            label={t('meterShort')}
            text={t('meterShortText')}
            value={10}
            max={10}
            tone="red"
          />
          <CountDots filled={9} total={12}>
            {t.rich('dots', { b: (number) => <strong>{number}</strong> })}
          </CountDots>
        </Card>
        <Card>
          <DefinitionList
            items={[
              { key: 'price', term: t('price'), value: t('priceValue') },
              { key: 'ages', term: t('ages'), value: t('agesValue') },
              {
                key: 'size',
                term: t('size'),
                value: <span className="text-soft">{t('sizeValue')}</span>,
              },
            ]}
          />
          <Disclosure summary={t('disclosure')}>{t('disclosureText')}</Disclosure>
          <Disclosure open summary={t('disclosureOpen')}>
            {t('disclosureText')}
          </Disclosure>
          <Disclosure size="part" summary={t('disclosurePart')}>
            {t('disclosureText')}
          </Disclosure>
        </Card>
      </div>
      <Steps label={t('steps')} steps={[t('step1'), t('step2'), t('step3')]} current={1} />
      <Table
        caption={t('captionEmpty')}
        columns={[{ key: 'slot', label: t('slot') }]}
        rows={[{ key: 'none', cells: { slot: t('noSlots') } }]}
      />
    </Section>
  )
}
