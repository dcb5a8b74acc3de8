import { useTranslations } from 'next-intl'
import { Table } from '@/ui/table'
import type { Change } from './_words'

/** From what to what, field by field. */
export function EntryChanges({ changes }: { changes: Change[] }) {
  const t = useTranslations('log.entry')
  if (changes.length === 0) return null
  return (
    <Table
      caption={t('changes')}
      columns={[
        { key: 'field', label: t('field') },
        { key: 'from', label: t('from') },
        { key: 'to', label: t('to') },
      ]}
      rows={changes.map(({ field, name, from, to }) => ({
        key: field,
        cells: {
          field: name,
          from: <span className="wrap-anywhere">{from}</span>,
          to: <span className="wrap-anywhere">{to}</span>,
        },
      }))}
    />
  )
}
