'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { startTransition, useActionState } from 'react'
import { elsewhere, type Typed, typedIn } from '@/lib/form-state'
import type { Led } from '@/lib/go'
import { useScripted } from './use-scripted'

/** `took`: milliseconds until the answer was here, if a script sent it. */
type Answer = { data?: object; serverError?: { fault: string; typed: Typed }; took?: number }
type ServerAction<State> = (before: State, form: FormData) => Promise<State>
/** The answers a form can stay with: one that leads to another page leaves it. */
type Stays<State extends Answer> = Omit<State, 'data'> & {
  data?: Exclude<NonNullable<State['data']>, Led>
  took?: number
}

/**
 * `useActionState` for a server action, that also survives a lost connection: the form stays as
 * typed and says so, and can be sent again; so it does if the server does not take it from this page. If the answer leads to another page it goes there,
 * and counts as pending until that page is here. Before JavaScript has arrived the form posts to the
 * server action itself.
 */
export function useStateAction<State extends Answer>(
  action: ServerAction<Awaited<State>>,
): [Stays<Awaited<State>>, (form: FormData) => void] {
  const router = useRouter()
  const begin = {} as Awaited<State>
  const [posted, post] = useActionState(action, begin)
  const [sent, send] = useActionState(async (before: Awaited<State>, form: FormData) => {
    const from = performance.now()
    try {
      const answer = await action(before, form)
      if (!answer.data || !('to' in answer.data))
        return { ...answer, took: performance.now() - from }
      const { to } = answer.data as Led
      startTransition(() => router.push(to))
      return before
    } catch (error) {
      unstable_rethrow(error)
      const fault = error instanceof Error && error.message === elsewhere ? elsewhere : 'offline'
      return { serverError: { fault, typed: typedIn(form) } } as Awaited<State>
    }
  }, posted)
  const [state, run] = useScripted() ? [sent, send] : [posted, post]
  return [state as Stays<Awaited<State>>, run]
}
