import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { JsonLd } from '@/app/_components/json-ld'
import { questionsInWords } from '@/app/_components/questions-in-words'
import { readCityRules } from '@/domain/policies/read-city-rules'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { canonicalOf, pageMetadata } from '@/lib/page-metadata'
import { paths } from '@/lib/paths'
import { siteAddress } from '@/lib/site-address'
import { graphOf, questionsData } from '@/lib/structured-data'
import { ButtonLink } from '@/ui/button'
import { PageHeader, Section } from '@/ui/page-header'

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = [await getLocale(), await getTranslations('questions')]
  const [title, description] = [t('title'), t('description')]
  return pageMetadata({ path: paths.questions(), locale, title, description })
}

/** What parents ask before they book anywhere, answered from the city's settings. */
export default async function Page() {
  const locale = await getLocale()
  const [t, rules] = [await getTranslations('questions'), await getTranslations('room.rules')]
  const policy = await readCityRules(await pageContext())
  const questions = questionsInWords(null, policy, { questions: t, rules }, formats(locale))
  const url = `${await siteAddress()}${canonicalOf(paths.questions(), locale)}`
  return (
    <div className="mx-auto stack w-full max-w-text gap-6">
      <JsonLd graph={graphOf(questionsData(questions, { url, locale }))} />
      <PageHeader title={t('title')} lead={t('lead')} />
      {questions.map(({ key, question, answer }) => (
        <Section key={key} id={key} title={question}>
          <ul className="grid gap-1">
            {answer.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
      ))}
      <p>
        <ButtonLink kind="quiet" href={paths.home()}>
          {t('find')}
        </ButtonLink>
      </p>
    </div>
  )
}
