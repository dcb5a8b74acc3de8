import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { listRoleChoices } from '@/domain/people/list-role-choices'
import { invitationDays } from '@/domain/people/rules'
import type { ScopeChoice } from '@/domain/people/scope-queries'
import { ClientTexts } from '@/i18n/client-texts'
import type { Locale } from '@/i18n/routing'
import { type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import type { Option } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { InviteForm } from './_invite-form'
import { OfficeLinks } from './_office-links'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.invite')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ role: text })

type Props = { searchParams: Query }

/** Invites somebody to an office: first which, then who and where. */
export default async function Page({ searchParams }: Props) {
  const role = (await address(searchParams)).role || null
  const choices = await forPage(paths.manageInvite({ role: role ?? undefined }), async () =>
    listRoleChoices(await pageContext(), { role }),
  )
  const t = await getTranslations('people')
  const { chosen } = choices
  const { options, groups } = optionsOf(choices.scopes, await getLocale())
  const nothing = chosen !== 'city_administrator' && choices.scopes.length === 0
  return (
    <div className="mx-auto grid w-full max-w-text gap-6">
      <PageHeader
        back={<BackLink href={paths.managePeople()}>{t('invite.back')}</BackLink>}
        title={t('invite.title')}
        lead={t('invite.lead', { days: invitationDays })}
      />
      <OfficeLinks open={choices.offices} chosen={chosen} />
      {nothing ? (
        <Notice tone="warning">{t('invite.noScope')}</Notice>
      ) : (
        <ClientTexts areas={['people', 'account', 'faults']}>
          <InviteForm
            key={chosen}
            role={chosen}
            formKey={randomUUID()}
            options={options}
            groups={groups}
          />
        </ClientTexts>
      )}
    </div>
  )
}

/** Scopes without a group as options, the others under what they are listed under. */
function optionsOf(scopes: ScopeChoice[], locale: Locale) {
  const options: Option[] = []
  const groups = new Map<string, Option[]>()
  for (const { value, name, group } of scopes) {
    const option = { value, label: name[locale] }
    if (!group) options.push(option)
    else groups.set(group[locale], [...(groups.get(group[locale]) ?? []), option])
  }
  return {
    options,
    groups: [...groups].map(([label, inside]) => ({ label, options: inside })),
  }
}
