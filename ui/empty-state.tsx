import type { ReactNode } from 'react'

/** Nothing here yet, said kindly: a drawing, what it means, and what the person can do. */
export function EmptyState({
  drawing,
  title,
  level = 2,
  action,
  children,
}: {
  drawing?: ReactNode
  title: ReactNode
  /** The heading's level; 1 when the page is nothing else. */
  level?: 1 | 2 | 3
  action?: ReactNode
  children?: ReactNode
}) {
  const Heading = `h${level}` as const
  return (
    <div className="mx-auto grid max-w-text justify-items-center gap-3 px-4 py-8 text-center">
      {drawing ? <div className="w-44">{drawing}</div> : null}
      <Heading className={level === 1 ? 'text-title' : 'text-heading'}>{title}</Heading>
      {children ? <div className="text-soft">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  )
}
