import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChildrenList } from '@/app/_components/children-list'
import { listChildren } from '@/domain/children/list-children'
import { listInvitations } from '@/domain/children/list-invitations'
import { findConsent } from '@/domain/consents/find-consent'
import { type Query, query, text } from '@/lib/asked'
import { signedInContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { ButtonLink } from '@/ui/button'
import { PramDrawing } from '@/ui/drawings/pram'
import { EmptyState } from '@/ui/empty-state'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { Invitations } from './_invitations'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('children')
  return { title: t('title'), robots: { index: false } }
}

const newsKinds = ['added', 'saved', 'removed'] as const

const address = query({ done: text })

type Props = { searchParams: Query }

/** The children somebody is guardian of, and invitations to become one. */
export default async function Page({ searchParams }: Props) {
  const { done } = await address(searchParams)
  const { children, invitations, consent } = await forPage(paths.children(), async () => {
    const ctx = await signedInContext()
    const [children, invitations, consent] = await Promise.all([
      listChildren(ctx),
      listInvitations(ctx),
      findConsent(ctx),
    ])
    return { children, invitations, consent }
  })
  const t = await getTranslations('children')
  const news = newsKinds.find((kind) => kind === done)
  const agreed = consent?.decision === 'given'
  const add = (
    <ButtonLink href={agreed ? paths.newChild() : paths.consent()}>
      {agreed ? t(children.length > 0 ? 'addAnother' : 'add') : t('toConsent')}
    </ButtonLink>
  )
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.my()}>{t('back')}</BackLink>}
        title={t('title')}
        lead={children.length > 0 ? t('lead') : undefined}
      />
      {news ? (
        <Notice tone="success" announce>
          {t(news)}
        </Notice>
      ) : null}
      <Invitations invitations={invitations} />
      {agreed ? null : <Notice>{t('noConsent')}</Notice>}
      {children.length > 0 ? (
        <>
          <ChildrenList list={children} />
          <div>{add}</div>
        </>
      ) : (
        <EmptyState drawing={<PramDrawing />} title={t('empty')} action={add}>
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  )
}
