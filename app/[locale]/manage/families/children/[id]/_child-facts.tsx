import { getLocale, getTranslations } from 'next-intl/server'
import type { OpenedRecord } from '@/domain/families/read-child-record'
import { showPhone } from '@/domain/shared/phone'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Section } from '@/ui/page-header'

/** What is kept about the child, and its guardians with their numbers. */
export async function ChildFacts({ record }: { record: OpenedRecord }) {
  const t = await getTranslations('desk.families')
  const child = await getTranslations('children')
  const format = formats(await getLocale())
  const { identity, allowance } = record
  return (
    <>
      <Section id="facts" title={t('facts')}>
        <Card>
          <DefinitionList
            items={[
              {
                key: 'birthDate',
                term: t('birthDate'),
                value: format.dayWithYear(record.birthDate),
              },
              { key: 'allergies', term: t('allergies'), value: record.allergies ?? t('nothing') },
              { key: 'notes', term: t('notes'), value: record.notes ?? t('nothing') },
              {
                key: 'identity',
                term: t('identity'),
                value: identity
                  ? `${child(`kinds.${identity.kind}`)} ${identity.masked}`
                  : t('noIdentity'),
              },
              {
                key: 'allowance',
                term: t('allowance'),
                value: allowance
                  ? t(
                      allowance.unit === 'visits' ? 'allowanceVisits' : 'allowanceMinutes',
                      allowance,
                    )
                  : t('allowanceUnused'),
              },
            ].map((item) => ({
              ...item,
              value: <span className="wrap-anywhere">{item.value}</span>,
            }))}
          />
        </Card>
      </Section>
      <Section id="guardians" title={t('guardians')}>
        <ul className="grid gap-1">
          {record.guardians.map(({ name, phone, relation }) => (
            <li key={phone} className="flex flex-wrap items-center gap-x-3">
              <span className="wrap-anywhere">{name ?? t('unnamed')}</span>
              <span className="text-soft">{child(`relations.${relation}`)}</span>
              <a
                href={`tel:${phone}`}
                className="link inline-flex min-h-11 items-center tabular-nums"
              >
                {showPhone(phone)}
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
