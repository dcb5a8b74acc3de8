import { useTranslations } from 'next-intl'
import { paths } from '@/lib/paths'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

const steps = ['look', 'register', 'book', 'arrive'] as const

/** From looking to arriving, in four steps. */
export function HowItWorks() {
  const t = useTranslations('find.how')
  const questions = useTranslations('questions')
  return (
    <Section id="how" title={t('title')}>
      <ol className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step, index) => (
          <li key={step} className="grid grid-cols-[auto_1fr] content-start gap-x-3">
            <span
              aria-hidden="true"
              className="row-span-2 grid size-8 place-items-center rounded-full bg-apricot-wash font-[650] text-apricot-ink leading-none tabular-nums"
            >
              {index + 1}
            </span>
            <h3 className="leading-8">{t(step)}</h3>
            <p className="text-small text-soft">{t(`${step}Text`)}</p>
          </li>
        ))}
      </ol>
      <p>
        <TextLink href={paths.questions()} className="inline-flex min-h-11 items-center">
          {questions('more')}
        </TextLink>
      </p>
    </Section>
  )
}
