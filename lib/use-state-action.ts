'use client'

import { unstable_rethrow } from 'next/navigation'
import { useActionState } from 'react'
import { type Typed, typedIn } from './form-state'
import { useScripted } from './use-scripted'

type Answer = { serverError?: { fault: string; typed: Typed } }
type ServerAction<State> = (before: State, form: FormData) => Promise<State>

/**
 * `useActionState` for a server action, that also survives a lost connection: the form stays as
 * typed and says so, and can be sent again. Before JavaScript has arrived the form posts to the
 * server action itself.
 */
export function useStateAction<State extends Answer>(
  action: ServerAction<Awaited<State>>,
): [Awaited<State>, (form: FormData) => void] {
  const begin = {} as Awaited<State>
  const [posted, post] = useActionState(action, begin)
  const [sent, send] = useActionState(async (before: Awaited<State>, form: FormData) => {
    try {
      return await action(before, form)
    } catch (error) {
      unstable_rethrow(error)
      const offline = { serverError: { fault: 'offline', typed: typedIn(form) } }
      return offline as Awaited<State>
    }
  }, posted)
  return useScripted() ? [sent, send] : [posted, post]
}
