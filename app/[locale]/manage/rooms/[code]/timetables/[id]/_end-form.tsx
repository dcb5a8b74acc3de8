'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { Disclosure } from '@/ui/disclosure'
import { TextField } from '@/ui/field'
import { SubmitButton } from '@/ui/submit-button'
import { Preview } from '../_preview'
import { useFieldText, useProblem } from '../_problem-text'
import { endPatternAction } from '../actions'

/** Sets the last day of a pattern, after showing which slots go and which stay. */
export function EndForm(props: {
  code: string
  timetableId: string
  lastDay: string
  month: string
}) {
  const t = useTranslations('timetables')
  const text = useFieldText()
  const problemText = useProblem()
  const [state, action] = useStateAction(endPatternAction)
  const typed = typedBefore(state)
  const wrong = state.validationErrors?.fields ?? {}
  const { preview = null, stale = false, refusal = null } = state.data ?? {}
  const problem = refusal && problemText(refusal)
  const error = problem?.field === 'lastDay' ? problem.text : wrong.lastDay && text(wrong.lastDay)
  return (
    <Disclosure summary={t('end.title')} open={typed.sent}>
      <form action={action} noValidate className="grid max-w-text gap-4">
        <FormTrouble state={state} text={text} refusal={problem} />
        <input type="hidden" name="code" value={props.code} />
        <input type="hidden" name="timetableId" value={props.timetableId} />
        <input type="hidden" name="month" value={props.month} />
        <p>{t('end.means')}</p>
        <TextField
          type="date"
          name="lastDay"
          label={t('end.lastDay')}
          hint={t('end.lastDayHint')}
          required
          className="max-w-60"
          defaultValue={typed.text('lastDay', props.lastDay)}
          error={error}
        />
        {preview ? <Preview code={props.code} preview={preview} stale={stale} /> : null}
        <div className="flex flex-wrap gap-3">
          {preview ? (
            <SubmitButton
              kind="danger"
              name="agreed"
              value={preview.agreement}
              pendingText={t('form.saving')}
            >
              {t('end.save')}
            </SubmitButton>
          ) : null}
          <SubmitButton kind="quiet" pendingText={t('form.previewing')}>
            {t(preview ? 'form.again' : 'end.submit')}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  )
}
