import type { ReactNode } from 'react'

/**
 * The head of a page: where one comes from, what this is, what it is for, and what can be done.
 * The drawing stands at the right where there is room, and stays out of a phone's way.
 */
export function PageHeader({
  title,
  lead,
  back,
  labels,
  actions,
  drawing,
}: {
  title: ReactNode
  lead?: ReactNode
  back?: ReactNode
  labels?: ReactNode
  actions?: ReactNode
  drawing?: ReactNode
}) {
  return (
    <div className="flex items-end justify-between gap-8">
      <div className="grid min-w-0 gap-2">
        {back}
        {labels ? <div className="flex flex-wrap gap-2">{labels}</div> : null}
        <h1 className="text-title">{title}</h1>
        {lead ? <p className="max-w-text text-lead text-soft">{lead}</p> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {drawing ? <div className="hidden w-44 shrink-0 md:block lg:w-56">{drawing}</div> : null}
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
    <section aria-labelledby={id} className="grid gap-3">
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
