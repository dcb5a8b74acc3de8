import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { v7 } from 'uuid'
import { readTimetable } from '@/domain/timetables/read-timetable'
import { ClientTexts } from '@/i18n/client-texts'
import { readPath } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { emptyPattern, monthsFrom } from '../_shown'
import { TimetableForm } from '../_timetable-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('timetables.form')
  return { title: t('newTitle'), robots: { index: false } }
}

type Props = { params: Promise<{ code: string }> }

/** The form of a new weekly pattern. */
export default async function Page({ params }: Props) {
  const { code } = await readPath(params)
  const page = await forPage(paths.manageNewTimetable(code), async () =>
    readTimetable(await pageContext(), { code, timetableId: null, month: null }),
  )
  const t = await getTranslations('timetables')
  return (
    <div className="stack gap-6">
      <PageHeader
        back={<BackLink href={paths.manageTimetables(code)}>{t('form.back')}</BackLink>}
        title={t('form.newTitle')}
        lead={t('form.lead')}
      />
      {page.room.status === 'draft' ? <Notice>{t('list.draft')}</Notice> : null}
      <ClientTexts areas={['timetables', 'faults']}>
        <TimetableForm
          deed="create"
          code={code}
          roomId={page.room.id}
          timetableId={v7()}
          seen=""
          limits={page.limits}
          shown={emptyPattern(page.today)}
          month={page.month}
          months={monthsFrom(page.today)}
        />
      </ClientTexts>
    </div>
  )
}
