import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { isCityAdministrator, mayNoteNumbers } from '@/domain/accounts/policy'
import { sectionsOf } from '@/domain/authority/office-rules'
import { NotFound } from '@/domain/shared/refusal'
import { ClientTexts } from '@/i18n/client-texts'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { PageHeader } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { FamilySearch } from './_family-search'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.families')
  return { title: t('title'), robots: { index: false } }
}

/** Looks up a family by number or by the child's name, within the rooms the person answers for. */
export default async function Page() {
  const actor = await forPage(paths.manageFamilies(), async () => {
    const { actor } = await signedInContext()
    if (!sectionsOf(actor).includes('families')) throw new NotFound()
    return actor
  })
  const links = await getTranslations('desk.alike')
  const t = await getTranslations('desk.families')
  return (
    <div className="stack gap-6">
      <PageHeader title={t('title')} lead={t('lead')} />
      {mayNoteNumbers(actor) ? (
        <p>
          <TextLink href={paths.lostNumber()}>{t('lostNumber')}</TextLink>
        </p>
      ) : null}
      {isCityAdministrator(actor) ? (
        <p>
          <TextLink href={paths.alikeChildren()}>{links('link')}</TextLink>
        </p>
      ) : null}
      <ClientTexts areas={['desk', 'format', 'faults']}>
        <FamilySearch />
      </ClientTexts>
    </div>
  )
}
