import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { exampleRow } from '@/app/_forms/rooms-import'
import { columnNames, importColumns, requiredColumns } from '@/app/_forms/rooms-import-columns'
import { planNewRoom } from '@/domain/administration/plan-new-room'
import { ClientTexts } from '@/i18n/client-texts'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { buttonClass } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { PageHeader, Section } from '@/ui/page-header'
import { Table } from '@/ui/table'
import { ImportForm } from './_import-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rooms.import')
  return { title: t('title'), robots: { index: false } }
}

/** Enters many rooms from a table: the template, how to fill it, and the file. */
export default async function Page() {
  await forPage(paths.manageImport(), async () => planNewRoom(await pageContext(), { copy: null }))
  const locale = await getLocale()
  const t = await getTranslations('rooms.import')
  return (
    <div className="stack gap-8">
      <PageHeader
        back={<BackLink href={paths.manage()}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <Section id="template" title={t('template')}>
        <p className="max-w-text">{t('templateText')}</p>
        <div className="flex flex-wrap gap-3">
          {(['xlsx', 'csv'] as const).map((kind) => (
            <a
              key={kind}
              href={paths.importTemplate(kind, locale)}
              download
              className={buttonClass('quiet')}
            >
              {t(kind)}
            </a>
          ))}
        </div>
        <Disclosure summary={t('columns')}>
          <Table
            caption={t('columns')}
            captionHidden
            columns={[
              { key: 'column', label: t('column') },
              { key: 'how', label: t('how') },
              { key: 'example', label: t('example') },
            ]}
            rows={importColumns.map((column) => ({
              key: column,
              cells: {
                column: `${columnNames[column][locale]} · ${
                  requiredColumns.includes(column) ? t('required') : t('optional')
                }`,
                how: t(`help.${column}`),
                example: <span lang="zh-Hans">{exampleRow[column]}</span>,
              },
            }))}
          />
        </Disclosure>
      </Section>
      <ClientTexts areas={['rooms', 'faults']}>
        <Section id="upload" title={t('upload')}>
          <ImportForm importKey={v7()} />
        </Section>
      </ClientTexts>
    </div>
  )
}
