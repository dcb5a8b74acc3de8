import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { listPlans, type Plans } from '@/domain/figures/list-plans'
import { ClientTexts } from '@/i18n/client-texts'
import { getPathname } from '@/i18n/navigation'
import { type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { spreadsheetKinds } from '@/lib/spreadsheet/answer'
import { BackLink } from '@/ui/back-link'
import { Notice } from '@/ui/notice'
import { PageHeader, Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'
import { placeName } from '../_names'
import { ImportForm } from './_import-form'
import { NumbersForm } from './_numbers-form'
import { TargetForm } from './_target-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('figures.enter')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ done: text })

type Props = {
  params: Promise<{ where: string }>
  searchParams: Query
}

/** What the figures are held against: children by subdistrict, and for the city the year's target. */
export default async function Page({ params, searchParams }: Props) {
  const where = (await readPath(params)).where
  const { done } = await address(searchParams)
  const read = await forPage(paths.manageChildrenNumbers(where), async () =>
    listPlans(await pageContext(), { where }),
  )
  const t = await getTranslations('figures')
  const locale = await getLocale()
  const { place, today, programme } = read
  const children = pairs(read.seen.children)
  return (
    <div className="stack gap-8">
      <div className="stack gap-4">
        <PageHeader
          back={<BackLink href={paths.manageFigures(where)}>{t('enter.back')}</BackLink>}
          title={`${placeName(place, t, locale)} · ${t('enter.title')}`}
          lead={t('enter.lead')}
        />
        {done === 'children' || done === 'programme' ? (
          <Notice tone="success" announce>
            {t(`enter.done.${done}`)}
          </Notice>
        ) : null}
      </div>
      <ClientTexts areas={['figures', 'faults']}>
        {place.level === 'city' ? (
          <Districts plans={read} />
        ) : (
          <NumbersForm where={where} today={today} lines={await linesOf(read)} seen={children} />
        )}
        <Section id="import" title={t('enter.importTitle')}>
          <p className="text-soft">{t('enter.importLead')}</p>
          <p className="flex flex-wrap gap-x-6 *:inline-flex *:min-h-11 *:items-center">
            {spreadsheetKinds.map((kind) => (
              <a
                key={kind}
                className="link"
                href={getPathname({ locale, href: paths.figuresFile(where, `plan.${kind}`) })}
              >
                {t('enter.template', { kind: kind.toUpperCase() })}
              </a>
            ))}
          </p>
          <ImportForm where={where} today={today} seen={children} />
        </Section>
        {programme ? (
          <Section id="programme" title={t('enter.programmeTitle')}>
            <TargetForm
              year={programme.year}
              target={programme.target}
              seen={pairs(read.seen.targets)}
            />
          </Section>
        ) : null}
      </ClientTexts>
    </div>
  )
}

/** `key:value` with spaces between, for a hidden field. */
function pairs(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map((pair) => pair.join(':'))
    .join(' ')
}

/** The city has too many subdistricts for one form: a district at a time, or a file. */
async function Districts({ plans }: { plans: Plans }) {
  const t = await getTranslations('figures.enter')
  const zh = (await getLocale()) === 'zh'
  const districts = new Map(
    plans.plans.map((one) => [one.districtCode, zh ? one.districtZh : one.districtEn]),
  )
  return (
    <Section id="districts" title={t('whereTitle')}>
      <ul className="ways flex flex-wrap gap-x-6">
        {[...districts].map(([code, name]) => (
          <li key={code}>
            <TextLink href={paths.manageChildrenNumbers(code)}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function linesOf({ plans }: Plans) {
  const t = await getTranslations('figures.enter')
  const locale = await getLocale()
  const format = formats(locale)
  return plans.map((one) => ({
    code: one.subdistrictCode,
    name: locale === 'zh' ? one.subdistrictZh : one.subdistrictEn,
    hint:
      one.children === null || one.childrenFrom === null
        ? t('childrenNone')
        : t('childrenHint', {
            count: format.count(one.children),
            since: format.dayWithYear(one.childrenFrom),
          }),
  }))
}
