'use client'

import { useStateAction } from '@/app/_hooks/use-state-action'
import type { Display } from '@/lib/display'
import { switchTypeAction } from './display/actions'

/** Changes to large type and back with one press. Says when that did not work. */
export function TypeSwitch({
  to,
  text,
  label,
  failed,
}: {
  to: Display['type']
  text: string
  /** What the press does, for people who do not see the page change. */
  label: string
  failed: string
}) {
  const [state, action] = useStateAction(switchTypeAction)
  return (
    <form action={action} className="flex flex-wrap items-center gap-x-2">
      {state.serverError || state.validationErrors ? (
        <p role="alert" className="text-small text-red">
          {failed}
        </p>
      ) : null}
      <button
        type="submit"
        name="type"
        value={to}
        className="group inline-flex min-h-11 cursor-pointer items-center text-small"
      >
        <span className="whitespace-nowrap rounded-full px-2.5 py-0.5 inset-ring inset-ring-edge group-hover:text-green group-hover:inset-ring-green">
          <span aria-live="polite">
            {text}
            <span className="sr-only">{` · ${label}`}</span>
          </span>
        </span>
      </button>
    </form>
  )
}
