'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { type ButtonKind, buttonClass } from './button'

/**
 * Submits its form. While the form is on its way it says so, keeps the focus and swallows further
 * presses. Before JavaScript arrives it is an ordinary submit button and is never disabled.
 * `name` and `value` travel with the form, for forms with several endings.
 */
export function SubmitButton({
  kind = 'primary',
  wide,
  pendingText,
  name,
  value,
  children,
}: {
  kind?: ButtonKind
  wide?: boolean
  pendingText: string
  name?: string
  value?: string
  children: ReactNode
}) {
  const { pending } = useFormStatus()
  const hold = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <button
      type="submit"
      name={name}
      value={value}
      onClick={hold}
      aria-disabled={pending || undefined}
      className={buttonClass(kind, wide)}
    >
      {pending ? <PendingMark /> : null}
      <span aria-live="polite">{pending ? pendingText : children}</span>
    </button>
  )
}

/** A turning ring, shown beside the text of a button whose form is on its way. */
export function PendingMark() {
  return (
    <svg viewBox="0 0 20 20" className="size-5 animate-spin" aria-hidden="true">
      <circle
        cx="10"
        cy="10"
        r="7.5"
        fill="none"
        strokeWidth="2.5"
        className="stroke-current opacity-30"
      />
      <path
        d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className="stroke-current"
      />
    </svg>
  )
}
