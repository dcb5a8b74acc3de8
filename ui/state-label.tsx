import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { AlertIcon, ClockIcon, CrossIcon, TickIcon } from './icons'

const tones = {
  neutral: 'bg-sunk text-soft',
  green: 'bg-green-wash text-green',
  apricot: 'bg-apricot-wash text-apricot-ink',
  red: 'bg-red-wash text-red',
  outline: 'text-soft inset-ring inset-ring-edge',
}

const marks = { tick: TickIcon, clock: ClockIcon, cross: CrossIcon, alert: AlertIcon }

/** A state in a word. The mark repeats what the colour says, for people who do not see the colour. */
export function StateLabel({
  tone = 'neutral',
  mark,
  children,
}: {
  tone?: keyof typeof tones
  mark?: keyof typeof marks
  children: ReactNode
}) {
  const Mark = mark ? marks[mark] : null
  return (
    <span
      className={classNames(
        'inline-flex min-h-7 items-center gap-1 rounded-full px-2.5 align-middle font-medium text-small leading-tight',
        tones[tone],
      )}
    >
      {Mark ? <Mark className="size-4 shrink-0" /> : null}
      {children}
    </span>
  )
}
