import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { sectionsOf } from '@/domain/authority/office-rules'
import { pageContext } from '@/lib/context'
import { paths } from '@/lib/paths'
import { SectionNav } from '@/ui/section-nav'

type Props = { children: ReactNode; params: Promise<{ code: string }> }

/** The frame of one room's pages: its day, roster, timetables, settings and figures. */
export default async function Layout({ children, params }: Props) {
  const { code } = await params
  const { actor } = await pageContext()
  const t = await getTranslations('office.roomNav')
  const runs = sectionsOf(actor).includes('families')
  const links = [
    { href: paths.manageRoom(code), text: t('day') },
    { href: paths.manageWeek(code), text: t('week') },
    { href: paths.manageWhy(code), text: t('why') },
    ...(runs
      ? [
          { href: paths.manageTimetables(code), text: t('timetables') },
          { href: paths.managePolicies(`room-${code}`), text: t('policies') },
          { href: paths.manageRoomFacts(code), text: t('facts') },
          { href: paths.manageRoomTexts(code), text: t('texts') },
          { href: paths.manageFigures(`room-${code}`), text: t('figures') },
        ]
      : []),
  ]
  return (
    <div className="stack gap-4">
      {actor.kind === 'account' ? <SectionNav label={t('label')} links={links} /> : null}
      {children}
    </div>
  )
}
