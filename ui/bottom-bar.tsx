import type { ReactNode } from 'react'

/**
 * The one main action of a screen, at the thumb on a phone and in its place on a desk. It sticks to
 * the lower edge and covers nothing at the end of the page. `aside` is a short reminder beside the
 * button: the time chosen, the price.
 */
export function BottomBar({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-card px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:static md:mx-0 md:border-0 md:bg-transparent md:p-0 print:hidden">
      <div className="flex items-center gap-4 large:max-sm:flex-col large:max-sm:items-stretch large:max-sm:gap-2">
        {aside ? (
          <div className="min-w-0 flex-1 text-small leading-snug md:flex-none">{aside}</div>
        ) : null}
        <div className="flex flex-1 justify-end gap-3 *:flex-1 md:justify-start md:*:flex-none">
          {children}
        </div>
      </div>
    </div>
  )
}
