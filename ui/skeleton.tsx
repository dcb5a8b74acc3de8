import { classNames } from './class-names'

/** A grey place where a line or block will be. Give the size as classes. */
export function Skeleton({ className = 'h-5 w-full' }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block animate-pulse rounded-soft bg-line', className)}
    />
  )
}

/** A page on its way: a title, a lead and some cards. `text` is what a screen reader says. */
export function PageSkeleton({ text, cards = 3 }: { text: string; cards?: number }) {
  return (
    <div role="status" className="grid gap-4">
      <span className="sr-only">{text}</span>
      <Skeleton className="h-9 w-2/5 max-w-80" />
      <Skeleton className="h-5 w-3/5 max-w-120" />
      {Array.from({ length: cards }, (_, index) => `card-${index}`).map((key) => (
        <Skeleton key={key} className="h-28" />
      ))}
    </div>
  )
}
