'use client'

import { type FormEvent, useId, useRef } from 'react'
import { type Fault, passesByItself } from '@/lib/form-state'
import { type Retrying, useRetries } from './use-retries'

export type Retried = {
  retrying: Retrying | null
  stop: () => void
  /** For the form itself. */
  form: { id: string }
}

/**
 * Sends a form again on its own, as it stands, while the site is busy or the connection lost. Only for
 * a form with a key that makes it once, however often it arrives. `wish` is what it sends of what is
 * chosen outside it. What is changed meanwhile waits to be sent by the person.
 */
export function useRetriedForm(state: { serverError?: { fault: Fault } }, wish: string) {
  const ref = useRef<HTMLFormElement>(null)
  const id = useId()
  const passes = passesByItself(state.serverError?.fault)
  const { stop, asked, ...retries } = useRetries(state, passes, wish, () =>
    ref.current?.requestSubmit(),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // No button was pressed for what is sent on its own.
    if ((event.nativeEvent as SubmitEvent).submitter) asked()
  }
  return { retrying: retries.state, stop, form: { ref, id, onChange: stop, onSubmit } }
}
