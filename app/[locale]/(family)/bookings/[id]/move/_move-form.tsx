'use client'

import { useTranslations } from 'next-intl'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { typedBefore } from '@/lib/form-state'
import { BottomBar } from '@/ui/bottom-bar'
import { type Choice, ChoiceField } from '@/ui/choice-field'
import { Disclosure } from '@/ui/disclosure'
import { SubmitButton } from '@/ui/submit-button'
import { moveAction } from './actions'

export type MoveWeek = {
  title: string
  days: { day: string; label: string; choices: Choice[] }[]
}

/** Chooses where a booking goes; the key makes pressing twice move once. */
export function MoveForm({
  bookingId,
  idempotencyKey,
  name,
  alone,
  weeks,
  free,
}: {
  bookingId: string
  idempotencyKey: string
  name: string
  /** Whether other children were booked with this one and stay. */
  alone: boolean
  weeks: MoveWeek[]
  /** The choices a free visit is shown for. */
  free: string[]
}) {
  const t = useTranslations('move')
  const [state, action] = useStateAction(moveAction)
  const typed = typedBefore(state)
  const chosen = typed.list('to')
  const first = weeks[0]?.days[0]?.day
  return (
    <form action={action} noValidate className="stack gap-6">
      <FormTrouble
        state={state}
        text={() => t('choose')}
        refusal={state.data && { text: state.data.text }}
        idOf={() => `to-${first}`}
      />
      <input type="hidden" name="bookingId" value={bookingId} />
      <input type="hidden" name="key" value={typed.text('key', idempotencyKey)} />
      {free.map((value) => (
        <input key={value} type="hidden" name="free" value={value} />
      ))}
      <section aria-labelledby="where" className="stack gap-2">
        <h2 id="where" className="text-heading">
          {t('to')}
        </h2>
        <p className="text-small text-soft">
          {t('toHint', { name })} {alone ? t('alone', { name }) : null}
        </p>
        {weeks.map(({ title, days }, n) => (
          <Disclosure
            key={title}
            summary={title}
            open={
              n === 0 || days.some((one) => one.choices.some(({ value }) => chosen.includes(value)))
            }
          >
            {days.map(({ day, label, choices }) => (
              <ChoiceField
                key={day}
                name="to"
                id={`to-${day}`}
                label={label}
                columns={2}
                error={state.validationErrors && day === first ? t('choose') : undefined}
                choices={choices}
                chosen={chosen}
              />
            ))}
          </Disclosure>
        ))}
      </section>
      <BottomBar>
        <SubmitButton pendingText={t('pending')}>{t('confirm')}</SubmitButton>
      </BottomBar>
    </form>
  )
}
