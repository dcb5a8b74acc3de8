import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { readPerson } from '@/domain/people/list-people'
import { showPhone } from '@/domain/shared/phone'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { DoneNews } from '../_done-news'
import { GivenBy, RoleWords } from '../_role-words'
import { RemoveForm } from './_remove-form'
import { ResetForm } from './_reset-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.list')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

type Props = {
  params: Promise<{ accountId: string }>
  searchParams: Query
}

/** One person within the reader's scope: their offices there, removing one, and their second factor. */
export default async function Page({ params, searchParams }: Props) {
  const { accountId } = await readPath(params)
  const { done } = await address(searchParams)
  const person = await forPage(paths.managePerson(accountId), async () =>
    readPerson(await pageContext(), { accountId }),
  )
  const t = await getTranslations('people')
  const removable = person.roles.filter(({ mayRemove }) => mayRemove)
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.managePeople()}>{t('person.back')}</BackLink>}
        title={person.name ?? t('list.unnamed')}
        lead={showPhone(person.phone)}
      />
      <DoneNews done={done} />
      <Section id="roles-part" title={t('person.roles')}>
        <ul className="grid gap-3">
          {person.roles.map((role) => (
            <li key={role.id} className="grid">
              <RoleWords {...role} />
              <span className="text-small text-soft">
                <GivenBy {...role} />
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <ClientTexts areas={['people', 'account', 'faults']}>
        <Section id="remove-part" title={t('person.remove')}>
          {removable.length === 0 ? (
            <Notice>{t('person.noRemove')}</Notice>
          ) : (
            <>
              <p>{t('person.removeLead')}</p>
              <RemoveForm
                accountId={accountId}
                roles={removable.map((role) => ({ id: role.id, label: <RoleWords {...role} /> }))}
              />
            </>
          )}
        </Section>
        <Section id="factor-part" title={t('person.factor')}>
          <p>{person.enrolled ? t('person.factorHas') : t('person.factorNone')}</p>
          {person.mayReset ? <ResetForm accountId={accountId} /> : null}
        </Section>
      </ClientTexts>
    </div>
  )
}
