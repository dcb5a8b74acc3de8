import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { countryOptions } from '@/app/_components/country-options'
import { findChild } from '@/domain/children/find-child'
import { listChildReads } from '@/domain/children/list-child-reads'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { sealing } from '@/lib/sealing'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { EditChildForm } from './_edit-child-form'
import { Guardians } from './_guardians'
import { Reads } from './_reads'
import { RemoveForm } from './_remove-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('children')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

type Props = {
  params: Promise<{ childId: string }>
  searchParams: Query
}

/** All that is kept about a child, to see, correct or erase; its guardians, and asking another. */
export default async function Page({ params, searchParams }: Props) {
  const { childId } = await readPath(params)
  const { child, reads } = await forPage(paths.child(childId), async () => {
    const ctx = await signedInContext()
    const child = await findChild(ctx, { childId }, sealing('identity'))
    return { child, reads: await listChildReads(ctx, { childId }) }
  })
  const { guardians, invitations, ...own } = child
  const t = await getTranslations('children')
  const told = await getTranslations('desk.reads')
  const { done } = await address(searchParams)
  return (
    <div className="mx-auto grid w-full max-w-text gap-8">
      <PageHeader
        back={<BackLink href={paths.children()}>{t('backList')}</BackLink>}
        title={<span className="wrap-anywhere">{t('editTitle', { name: child.name })}</span>}
        lead={t('age', { months: child.ageMonths })}
      />
      {done === 'untold' ? <Notice tone="warning">{t('guardians.untold')}</Notice> : null}
      {done === 'invited' ? (
        <Notice tone="success" announce>
          {t('guardians.sent')}
        </Notice>
      ) : null}
      <ClientTexts areas={['children', 'account', 'faults']}>
        <EditChildForm child={own} countries={countryOptions(await getLocale())} />
        <Section id="guardians-part" title={t('guardians.title')}>
          <Guardians guardians={guardians} invitations={invitations} childId={child.id} />
        </Section>
        <Section id="reads-part" title={told('title')}>
          <Reads reads={reads} />
        </Section>
        <Section id="remove-part" title={t('remove.title')}>
          <RemoveForm childId={child.id} last={guardians.length === 1} />
        </Section>
      </ClientTexts>
    </div>
  )
}
