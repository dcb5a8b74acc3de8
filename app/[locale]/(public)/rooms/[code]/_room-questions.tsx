import { useTranslations } from 'next-intl'
import type { Answered } from '@/app/_components/questions-in-words'
import { Disclosure } from '@/ui/disclosure'
import { Section } from '@/ui/page-header'

/** What parents ask; each answer is folded away until asked for. */
export function RoomQuestions({ questions }: { questions: Answered[] }) {
  const t = useTranslations('questions')
  return (
    <Section id="questions" title={t('title')}>
      <div>
        {questions.map(({ key, question, answer }) => (
          <Disclosure key={key} summary={question}>
            {answer.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Disclosure>
        ))}
      </div>
    </Section>
  )
}
