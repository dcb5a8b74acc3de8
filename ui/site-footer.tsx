import type { ReactNode } from 'react'
import { StreetDrawing } from './drawings/street'

/** The foot of every page: the lane, a line about the service, a few links. */
export function SiteFooter({ about, links }: { about: ReactNode; links: ReactNode }) {
  return (
    <footer className="mt-auto pt-14 print:hidden">
      <StreetDrawing className="block" />
      <div className="border-soft border-t-2 bg-sunk">
        <div className="page-width grid gap-2 py-6 text-small text-soft sm:flex sm:justify-between sm:gap-8">
          <p className="max-w-text">{about}</p>
          <ul className="ways flex shrink-0 flex-wrap items-center gap-x-5 *:flex *:min-h-11 *:items-center">
            {links}
          </ul>
        </div>
      </div>
    </footer>
  )
}
