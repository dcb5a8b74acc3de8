'use client'

import { StretchFields } from '@/app/_components/booking/stretch-fields'
import { FormTrouble } from '@/app/_components/form-trouble'
import { useStateAction } from '@/app/_hooks/use-state-action'
import { ButtonLink } from '@/ui/button'
import { SubmitButton } from '@/ui/submit-button'
import { holdAction, releaseAction } from './hold-actions'

/** What is to be held: the slot, its day and, of a flexible one, from when to when. */
export type Wanted = {
  slotId: string
  day: string
  stretch: { from: string; to: string } | null
}

/** Holds the place and goes on to `next`. If it cannot be held, `without` leads there all the same. */
export function HoldForm({
  wanted: { slotId, day, stretch },
  next,
  label,
  pending,
  without,
}: {
  wanted: Wanted
  next: string
  label: string
  pending: string
  without?: string
}) {
  const [state, action] = useStateAction(holdAction)
  return (
    <form action={action} className="grid gap-3 text-left">
      <FormTrouble state={state} refusal={state.data && { text: state.data.text }} />
      <input type="hidden" name="slotId" value={slotId} />
      <StretchFields day={day} stretch={stretch} />
      <input type="hidden" name="next" value={next} />
      <SubmitButton kind={without ? 'primary' : 'quiet'} pendingText={pending}>
        {label}
      </SubmitButton>
      {without && state.data ? (
        <ButtonLink kind="quiet" href={next}>
          {without}
        </ButtonLink>
      ) : null}
    </form>
  )
}

/** Gives a held place back. */
export function ReleaseForm({
  holdId,
  label,
  pending,
}: {
  holdId: string
  label: string
  pending: string
}) {
  const [state, action] = useStateAction(releaseAction)
  return (
    <form action={action} className="-ml-3 justify-self-start">
      <FormTrouble state={state} />
      <input type="hidden" name="holdId" value={holdId} />
      <SubmitButton kind="plain" pendingText={pending}>
        {label}
      </SubmitButton>
    </form>
  )
}
