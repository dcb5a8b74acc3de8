import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { sectionsOf } from '@/domain/authority/office-rules'
import { readChildRecord } from '@/domain/families/read-child-record'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { sealing } from '@/lib/sealing'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { ChildBookings } from './_child-bookings'
import { ChildFacts } from './_child-facts'
import { ReasonForm } from './_reason-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.families')
  return { title: t('facts'), robots: { index: false } }
}

type Props = { params: Promise<{ id: string }> }

/** A child's record for people who answer for a room it comes to; they first say why. */
export default async function Page({ params }: Props) {
  const { id } = await readPath(params)
  const record = await forPage(paths.manageChild(id), async () =>
    readChildRecord(await pageContext(), { childId: id }, sealing('identity')),
  )
  const t = await getTranslations('desk.families')
  const format = formats(await getLocale())
  const name = record.opened ? record.name : record.givenName
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.manageFamilies()}>{t('back')}</BackLink>}
        title={<span className="wrap-anywhere">{t('record', { name })}</span>}
        lead={format.age(record.ageMonths)}
      />
      {record.opened ? (
        <>
          <Notice>{t('until', { time: format.time(record.until) })}</Notice>
          <ChildFacts record={record} />
          <ChildBookings record={record} />
          <LogLink childId={id} />
        </>
      ) : (
        <Section id="reason-part" title={t('reasonTitle')}>
          <p>{t('reasonLead')}</p>
          <ClientTexts areas={['desk', 'faults']}>
            <ReasonForm childId={id} />
          </ClientTexts>
        </Section>
      )}
    </div>
  )
}

/** Administrators go on to the log of the child, which asks for a reason of its own. */
async function LogLink({ childId }: { childId: string }) {
  const { actor } = await pageContext()
  if (!sectionsOf(actor).includes('log')) return null
  const t = await getTranslations('log.child')
  return (
    <p className="ways">
      <TextLink href={paths.manageLog({ child: childId })}>{t('title')}</TextLink>
    </p>
  )
}
