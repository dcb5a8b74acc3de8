import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { readBenchResults } from '@/lib/bench-results'
import { pageContext } from '@/lib/context'
import { pageMetadata } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { PageHeader, Section } from '@/ui/page-header'
import { Bench } from './_bench'
import { Answer, Found } from './_found'
import { keptCheck } from './_kept-check'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations('proof')]
  const [title, description] = [t('title'), t('description')]
  return pageMetadata({ path: paths.proof(), locale, title, description })
}

const rules = ['licensed', 'area', 'group', 'cap', 'caregivers', 'ratio'] as const

/** Whether any room is over its limits now, by what rule, and how anybody can check it again. */
export default async function Page() {
  const t = await getTranslations('proof')
  const [check, results] = await Promise.all([keptCheck(await pageContext()), readBenchResults()])
  return (
    <div className="mx-auto stack w-full max-w-text gap-8">
      <div className="stack gap-4">
        <PageHeader title={t('title')} lead={t('lead')} />
        <Answer check={check} />
      </div>
      <Found check={check} />
      <Section id="rule" title={t('rule.title')}>
        <p>{t('rule.text')}</p>
        <ul className="grid list-disc gap-1 pl-5 marker:text-apricot">
          {rules.map((key) => (
            <li key={key}>{t(`rule.${key}`)}</li>
          ))}
        </ul>
        <p className="text-small text-soft">{t('rule.source')}</p>
      </Section>
      <Section id="again" title={t('again.title')}>
        <p>{t('again.text')}</p>
        <p>
          <code className="rounded-soft bg-sunk px-3 py-1.5">npm run db:verify</code>
        </p>
        <Disclosure summary={t('again.query')}>
          <pre
            lang="en"
            className="wrap-anywhere whitespace-pre-wrap rounded-soft bg-sunk p-4 text-small"
          >
            <code>{check.query}</code>
          </pre>
        </Disclosure>
      </Section>
      <Bench results={results} />
    </div>
  )
}
