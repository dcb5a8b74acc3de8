import { classNames } from './class-names'

export type FreePlacesLevel = 'many' | 'few' | 'none' | 'closed'

/** The shape of free places: many ●, few ◐, none ○, closed —. Always beside a word. */
export function FreePlacesShape({
  level,
  className = 'size-4',
}: {
  level: FreePlacesLevel
  className?: string
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={classNames('shrink-0', className)}
      fill="none"
    >
      {level === 'many' ? <circle cx="8" cy="8" r="7" fill="currentColor" /> : null}
      {level === 'few' ? <path d="M8 2a6 6 0 0 0 0 12Z" fill="currentColor" /> : null}
      {level === 'few' || level === 'none' ? (
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeWidth="2" />
      ) : null}
      {level === 'closed' ? (
        <path d="M2.5 8h11" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      ) : null}
    </svg>
  )
}

export const freePlacesColour: Record<FreePlacesLevel, string> = {
  many: 'text-green',
  few: 'text-apricot-ink',
  none: 'text-soft',
  closed: 'text-soft',
}

/**
 * Free places with the same face everywhere: shape, number, word. `word` is the translated reading
 * (“places left”, “full”, “closed”); `count` is left out if there is no number to show.
 */
export function FreePlaces({
  level,
  count,
  word,
  size = 'small',
}: {
  level: FreePlacesLevel
  count?: number
  word: string
  size?: 'small' | 'large'
}) {
  const large = size === 'large'
  return (
    <span
      className={classNames(
        'inline-flex items-center tabular-nums [word-break:keep-all]',
        large ? 'gap-2.5' : 'gap-1.5',
        freePlacesColour[level],
      )}
    >
      <FreePlacesShape level={level} className={large ? 'size-6' : 'size-4'} />
      {count === undefined ? null : (
        <span className={large ? 'font-bold text-figure' : 'font-bold'}>{count}</span>
      )}
      <span className={large ? 'font-medium' : 'text-small'}>{word}</span>
    </span>
  )
}
