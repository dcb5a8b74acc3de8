import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { AlertIcon, ClockIcon, InfoIcon, TickIcon } from './icons'

export type NoticeTone = 'info' | 'success' | 'warning' | 'error'

const tones = {
  info: { box: 'bg-sunk', icon: 'text-soft', Icon: InfoIcon },
  success: { box: 'bg-green-wash', icon: 'text-green', Icon: TickIcon },
  warning: { box: 'bg-apricot-wash', icon: 'text-apricot-ink', Icon: ClockIcon },
  error: { box: 'bg-red-wash', icon: 'text-red', Icon: AlertIcon },
} as const

/**
 * Tells the reader something that matters now. `announce` is for news that appears after an action:
 * screen readers say it (an error at once), and it settles into its place so that the eye finds it.
 */
export function Notice({
  tone = 'info',
  title,
  announce,
  action,
  children,
}: {
  tone?: NoticeTone
  title?: ReactNode
  announce?: boolean
  /** A link or button below the words. */
  action?: ReactNode
  children?: ReactNode
}) {
  const { box, icon, Icon } = tones[tone]
  const role = announce ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div
      role={role}
      className={classNames(
        'flex gap-3 rounded-soft p-4',
        box,
        announce && 'transition-[translate] duration-200 ease-out starting:-translate-y-1.5',
      )}
    >
      <Icon className={classNames('mt-1 size-5 shrink-0', icon)} />
      <div className="stack min-w-0 flex-1 gap-1">
        {title ? (
          <p className={classNames('font-[650]', tone === 'error' && 'text-red')}>{title}</p>
        ) : null}
        {children ? <div>{children}</div> : null}
        {action ? <div className="ways mt-1">{action}</div> : null}
      </div>
    </div>
  )
}
