import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type OfficeSection, sectionsOf } from '@/domain/authority/office-rules'
import { pageContext } from '@/lib/context'
import { paths } from '@/lib/paths'
import { SectionNav } from '@/ui/section-nav'

const places: Record<OfficeSection, string> = {
  rooms: paths.manage(),
  shortfalls: paths.manageShortfalls(),
  figures: '/manage/figures',
  policies: '/manage/policies',
  families: paths.manageFamilies(),
  people: paths.managePeople(),
  calendar: paths.manageCalendar(),
  log: paths.manageLog(),
}

/** The frame of the management: the sections the person's roles open. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext()
  const t = await getTranslations('office.nav')
  const links = sectionsOf(actor).map((section) => ({ href: places[section], text: t(section) }))
  return (
    <div className="stack gap-4">
      {links.length > 1 ? <SectionNav label={t('label')} links={links} /> : null}
      {children}
    </div>
  )
}
