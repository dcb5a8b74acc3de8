'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { startTransition, useActionState } from 'react'
import { type Typed, typedIn } from '@/lib/form-state'
import type { Led } from '@/lib/go'
import { sendFault } from '@/lib/send-fault'
import { keepTypedForm } from '@/lib/typed-again'
import { useScripted } from './use-scripted'
import { noteWritten } from './written'

/** `took`: milliseconds until the answer was here, if a script sent it. */
type Answer = {
  data?: object
  validationErrors?: { source?: string | undefined }
  serverError?: { fault: string; typed: Typed }
  took?: number
}
type ServerAction<State> = (before: State, form: FormData) => Promise<State>
/** The answers a form can stay with: one that leads to another page leaves it. */
type Stays<State extends Answer> = Omit<State, 'data'> & {
  data?: Exclude<NonNullable<State['data']>, Led>
  took?: number
}

/**
 * `useActionState` for a server action, that also survives a lost connection and a refusal on the way:
 * the form stays as typed and says so, and can be sent again. If the site was renewed since the page
 * was opened, the page is loaded again with what was typed (see `TypedAgain`). If the answer leads to
 * another page it goes there, and counts as pending until that page is here. Before JavaScript has
 * arrived the form posts to the server action itself.
 */
export function useStateAction<State extends Answer>(
  action: ServerAction<Awaited<State>>,
): [Stays<Awaited<State>>, (form: FormData) => void] {
  const router = useRouter()
  const begin = {} as Awaited<State>
  const [posted, post] = useActionState(action, begin)
  const [sent, send] = useActionState(async (before: Awaited<State>, form: FormData) => {
    const from = performance.now()
    noteWritten()
    try {
      const answer = await action(before, form)
      // What was typed is there again once a code has shown who types it.
      if (answer.serverError?.fault === 'confirm_needed') keepTypedForm(typedIn(form))
      if (isOtherForm(answer)) return await loadAgain<Awaited<State>>(form)
      if (!answer.data || !('to' in answer.data))
        return { ...answer, took: performance.now() - from }
      const { to } = answer.data as Led
      startTransition(() => router.push(to))
      return before
    } catch (error) {
      unstable_rethrow(error)
      const fault = sendFault(error)
      if (fault === 'renewed') return loadAgain<Awaited<State>>(form)
      return { serverError: { fault, typed: typedIn(form) } } as Awaited<State>
    }
  }, posted)
  const [state, run] = useScripted() ? [sent, send] : [posted, post]
  return [state as Stays<Awaited<State>>, run]
}

/** Whether a form was found wrong by a server of another source, which may want other fields. */
function isOtherForm({ validationErrors: wrong }: Answer): boolean {
  return Boolean(wrong?.source) && wrong?.source !== process.env.NEXT_PUBLIC_SOURCE
}

/** Opens this page again, with what was typed; stays pending until it is here. */
function loadAgain<State>(form: FormData): Promise<State> {
  const typed = typedIn(form)
  if (!keepTypedForm(typed))
    return Promise.resolve({ serverError: { fault: 'renewed', typed } } as State)
  location.reload()
  return new Promise(() => undefined)
}
