'use client'

import { useTranslations } from 'next-intl'
import { FirstRunFields } from '@/app/_components/first-run-fields'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import type { FirstRun } from '@/lib/first-run'
import { SubmitButton } from '@/ui/submit-button'
import { answerRuleAction } from './actions'

/** Yes and no side by side, and what no means; a guardian who agreed can withdraw. */
export function ConsentForm({ run, given }: { run: FirstRun; given: boolean }) {
  const t = useTranslations('consent')
  const [state, action] = useStateAction(answerRuleAction)
  return (
    <form action={action} className="grid gap-4">
      <FormTrouble state={state} />
      <FirstRunFields run={run} />
      {given ? null : (
        <SubmitButton wide name="answer" value="agree" pendingText={t('sending')}>
          {run.first ? t('agree') : t('agreeAgain')}
        </SubmitButton>
      )}
      <SubmitButton
        wide
        kind={given ? 'danger' : 'quiet'}
        name="answer"
        value="refuse"
        pendingText={t('sending')}
      >
        {given ? t('withdraw') : t('refuse')}
      </SubmitButton>
      <p className="text-small text-soft">{given ? t('withdrawMeans') : t('refuseMeans')}</p>
    </form>
  )
}
