import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { AlikeRow } from '@/domain/children/alike-queries'
import { listAlike } from '@/domain/children/list-alike'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { DecideForm } from './_decide-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.alike')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

/** Records of children that may be one child, for the city's administrators to decide. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const rows = await forPage(paths.alikeChildren(), async () => listAlike(await signedInContext()))
  const t = await getTranslations('desk.alike')
  const format = formats(await getLocale())
  const { done } = await address(searchParams)
  const line = (one: AlikeRow['kept']) =>
    t('line', {
      name: one.name,
      phones: one.phones.join(' · ') || '—',
      document: one.hasDocument ? 'yes' : 'no',
    })
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageFamilies()}>{t('back')}</BackLink>}
        title={t('title')}
        lead={t('lead')}
      />
      {done ? (
        <Notice tone="success" announce>
          {t('done')}
        </Notice>
      ) : null}
      {rows.length === 0 ? <Notice>{t('none')}</Notice> : null}
      <ClientTexts areas={['desk', 'faults']}>
        {rows.map(({ birthDate, kept, other }, n) => (
          <Section
            key={other.id}
            id={`child-${other.id}`}
            title={`${n + 1} · ${format.dayWithYear(birthDate)}`}
          >
            <p className="wrap-anywhere">{t('kept', { line: line(kept) })}</p>
            <p className="wrap-anywhere">{t('other', { line: line(other) })}</p>
            <DecideForm childId={other.id} />
          </Section>
        ))}
      </ClientTexts>
    </div>
  )
}
