import { ButtonLink } from './button'

type Step = { href: string; text: string }

/** Pages of a list: one back, the current one, one on. Nothing if there is neither back nor on. */
export function Pager({
  label,
  here,
  previous,
  next,
}: {
  /** Names the group for screen readers. */
  label: string
  /** “Page 2 of 5”. */
  here: string
  previous: Step | null
  next: Step | null
}) {
  if (!previous && !next) return null
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-3">
      {previous ? (
        <ButtonLink kind="quiet" href={previous.href}>
          {previous.text}
        </ButtonLink>
      ) : (
        <span />
      )}
      <span className="text-small text-soft tabular-nums">{here}</span>
      {next ? (
        <ButtonLink kind="quiet" href={next.href}>
          {next.text}
        </ButtonLink>
      ) : (
        <span />
      )}
    </nav>
  )
}
