import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { roomTexts } from '@/app/_forms/room-texts'
import { planNewRoom } from '@/domain/administration/plan-new-room'
import { listDivisions } from '@/domain/divisions/list-divisions'
import { ClientTexts } from '@/i18n/client-texts'
import { type Query, query, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { nameIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { PageHeader } from '@/ui/page-header'
import { NewRoomForm } from './_new-room-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('rooms.facts')
  return { title: t('newTitle'), robots: { index: false } }
}

const address = query({ copy: text })

type Props = { searchParams: Query }

/** Enters a room, from nothing or like another. */
export default async function Page({ searchParams }: Props) {
  const [{ copy }, locale] = [await address(searchParams), await getLocale()]
  const asked = copy || null
  const path = paths.manageNewRoom(asked ? { copy: asked } : {})
  const { plan, districts } = await forPage(path, async () => {
    const ctx = await pageContext()
    return { plan: await planNewRoom(ctx, { copy: asked }), districts: await listDivisions(ctx) }
  })
  const t = await getTranslations('rooms.facts')
  const { copied, subdistrictCodes } = plan
  const mine = new Set(subdistrictCodes)
  const groups = districts
    .map((district) => ({
      label: nameIn(locale, district).text,
      options: district.subdistricts
        .filter(({ code }) => mine.has(code))
        .map((one) => ({ value: one.code, label: nameIn(locale, one).text })),
    }))
    .filter(({ options }) => options.length > 0)
  const only = subdistrictCodes.length === 1 ? subdistrictCodes[0] : undefined
  const texts = roomTexts(copied)
  // Another room is somewhere else: its name, address, number and place are not copied.
  const own = { nameZh: '', nameEn: '', address: '', contactPhone: '', latitude: '', longitude: '' }
  return (
    <div className="stack gap-8">
      <PageHeader
        back={<BackLink href={paths.manage()}>{t('backList')}</BackLink>}
        title={copied ? t('copyTitle', { name: nameIn(locale, copied).text }) : t('newTitle')}
        lead={t('newLead')}
      />
      <p className="max-w-text text-soft">{t('lead')}</p>
      <ClientTexts areas={['rooms', 'faults']}>
        <NewRoomForm
          newRoomId={v7()}
          copyOf={copied?.id ?? null}
          groups={groups}
          subdistrictCode={copied?.subdistrictCode ?? only ?? ''}
          texts={{ ...texts, ...own, openedOn: '' }}
          rules={{ sets: plan.rules, ofSubdistrict: plan.rulesOf }}
          operatorNames={plan.operatorNames}
          districtOf={Object.fromEntries(
            districts.flatMap((one) => one.subdistricts.map((sub) => [sub.code, one.code])),
          )}
          districtNames={Object.fromEntries(
            districts.map((one) => [one.code, nameIn(locale, one).text]),
          )}
        />
      </ClientTexts>
    </div>
  )
}
