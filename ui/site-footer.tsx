import type { ReactNode } from 'react'
import { StreetDrawing } from './drawings/street'

/** The foot of every page: the lane, a line about the service, a few links. */
export function SiteFooter({ about, links }: { about: ReactNode; links: ReactNode }) {
  return (
    <footer className="mt-auto pt-14 print:hidden">
      <StreetDrawing className="block" />
      <div className="border-soft border-t-2 bg-sunk">
        <div className="page-width flex flex-wrap justify-between gap-x-8 gap-y-2 py-6 text-small text-soft">
          <p className="max-w-text">{about}</p>
          <ul className="ways flex flex-wrap items-center gap-x-5 *:flex *:min-h-11 *:items-center">
            {links}
          </ul>
        </div>
      </div>
    </footer>
  )
}
