import type { ReactNode } from 'react'
import { classNames } from './class-names'

/**
 * The head of a page: the way back, what this is, what it is for, and what can be done.
 * The drawing stands at the right, small beside the title on a phone, and leaves that space to
 * large type.
 */
export function PageHeader({
  title,
  lead,
  back,
  labels,
  actions,
  drawing,
  level = 1,
}: {
  title: ReactNode
  lead?: ReactNode
  back?: ReactNode
  labels?: ReactNode
  actions?: ReactNode
  drawing?: ReactNode
  /** The heading's level; 1 except in a sample of a page. */
  level?: 1 | 3
}) {
  const Heading = `h${level}` as const
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-4 gap-y-2 md:grid-rows-[1fr_auto] md:gap-x-12">
      <div className="stack gap-2">
        {back}
        {labels ? <div className="flex flex-wrap gap-2">{labels}</div> : null}
        <Heading className="text-title">{title}</Heading>
      </div>
      {drawing ? (
        <div className="w-24 sm:w-36 md:row-span-2 md:w-52 large:max-sm:hidden">{drawing}</div>
      ) : null}
      {lead || actions ? (
        <div className={classNames('stack col-span-2 gap-4', Boolean(drawing) && 'md:col-span-1')}>
          {lead ? <p className="max-w-text text-lead text-soft">{lead}</p> : null}
          {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
        </div>
      ) : null}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section({
  title,
  id,
  aside,
  children,
}: {
  title: ReactNode
  /** Ties the heading to the part; needed once per page and part. */
  id: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="stack gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-heading">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
