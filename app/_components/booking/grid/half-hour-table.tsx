// biome-ignore-all lint/a11y/noRedundantRoles: rows laid out as grids lose their roles
import { useTranslations } from 'next-intl'
import { classNames } from '@/ui/class-names'
import { FreePlaces } from '@/ui/free-places'
import type { Grid, GridHalfHour, Stretch } from './grid'

const columns =
  'grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 px-3 @min-[20rem]:grid-cols-[5.25rem_7rem_minmax(0,1fr)] @min-[20rem]:gap-x-2 @min-[36rem]:grid-cols-[8rem_10rem_minmax(0,1fr)]'

type Props = {
  grid: Grid
  stretch: Stretch
  /** Chooses a start; null: the table is only read. */
  onStart: ((half: GridHalfHour) => void) | null
}

/** A row for each half hour: when, how many places are free, and what limits them. */
export function HalfHourTable({ grid, stretch, onStart }: Props) {
  const t = useTranslations('grid')
  const heads = [t('time'), t('places'), t('caregivers')]
  const last = grid.halfHours.findIndex((one) => one.to === stretch.to)
  const first = grid.halfHours.findIndex((one) => one.from === stretch.from)
  return (
    <div className="@container overflow-hidden rounded-soft bg-card shadow-lift">
      <table role="table" className="block">
        <caption className="sr-only">{t('caption')}</caption>
        <thead role="rowgroup" className="sr-only @min-[20rem]:not-sr-only @min-[20rem]:block">
          <tr role="row" className={classNames(columns, 'border-l-4 border-l-transparent py-2')}>
            {heads.map((head) => (
              <th
                role="columnheader"
                scope="col"
                key={head}
                className="text-left font-medium text-small text-soft"
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block">
          {grid.halfHours.map((half, n) => (
            <HalfHourRow
              key={half.from}
              grid={grid}
              half={half}
              inside={n >= first && n <= last}
              start={half.from === stretch.from}
              onStart={onStart}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HalfHourRow({
  grid,
  half,
  inside,
  start,
  onStart,
}: Pick<Props, 'grid' | 'onStart'> & { half: GridHalfHour; inside: boolean; start: boolean }) {
  const t = useTranslations('grid')
  const { from, to, free, level, limit, busy } = half
  const id = `start-${from}`
  const possible = half.ends.some((end) => end.refusal === null)
  const time = (
    <>
      {from}
      <span className="sr-only">–{to}</span>
    </>
  )
  return (
    <tr
      role="row"
      className={classNames(
        columns,
        'relative min-h-12 items-center border-line border-t border-l-4 py-1.5',
        'has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus',
        inside ? 'border-l-green bg-green-wash' : 'border-l-transparent',
        !possible && !inside && 'bg-sunk text-soft',
      )}
    >
      <th role="rowheader" scope="row" className="text-left font-[650]">
        {onStart ? (
          <label
            htmlFor={id}
            className={classNames(
              'flex items-center gap-2.5 after:absolute after:inset-0',
              possible ? 'cursor-pointer' : 'cursor-not-allowed',
            )}
          >
            <input
              id={id}
              type="radio"
              name="start"
              value={from}
              checked={start}
              disabled={!possible && !start}
              onChange={() => onStart(half)}
              aria-describedby={`${id}-places ${id}-limit`}
              className="relative z-1 size-5.5 shrink-0 outline-none"
            />
            <span>{time}</span>
          </label>
        ) : (
          time
        )}
      </th>
      <td role="cell" id={`${id}-places`}>
        {free === 0 ? (
          <FreePlaces level={level} word={t('none')} />
        ) : (
          <FreePlaces level={level} count={free} word={t(level === 'few' ? 'few' : 'many')} />
        )}
      </td>
      <td
        role="cell"
        id={`${id}-limit`}
        className="col-start-2 text-small text-soft leading-snug @min-[20rem]:col-start-3"
      >
        <Limit limit={limit} />
        {free > 0 && !possible ? (
          <span className="block">{t('tooLate', { min: grid.min })}</span>
        ) : null}
        {busy.length > 0 ? (
          <span className="block">{t('busy', { names: busy.join(t('names')) })}</span>
        ) : null}
        {inside ? <span className="sr-only">{t('chosenRow')}</span> : null}
      </td>
    </tr>
  )
}

function Limit({ limit }: Pick<GridHalfHour, 'limit'>) {
  const t = useTranslations('grid.limit')
  if (!limit) return null
  const { by, caregivers, needed, most } = limit
  return <span className="block">{t(by, { caregivers, needed, most })}</span>
}
