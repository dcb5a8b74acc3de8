import { useTranslations } from 'next-intl'
import { ChoiceField } from '@/ui/choice-field'
import { type Grid, type GridEnd, refusedEnds, type Stretch } from './grid'

/** The ends there are from the start chosen, with length and cost, and why others cannot be chosen. */
export function EndChoices({
  grid,
  stretch,
  onEnd,
}: {
  grid: Grid
  stretch: Stretch
  onEnd: (to: string) => void
}) {
  const t = useTranslations('grid')
  const ends = grid.halfHours.find((one) => one.from === stretch.from)?.ends ?? []
  const why = ({ refusal, full, to }: GridEnd, last = to) =>
    refusal &&
    t(`unavailable.${refusal}`, {
      ends: to === last ? to : `${to}–${last}`,
      at: full ?? '',
      min: grid.min,
      max: grid.max,
    })
  // An end that was chosen before somebody else took a place in it stays in sight.
  const shown = ends.filter((end) => end.refusal === null || end.to === stretch.to)
  const refused = refusedEnds(ends.filter((end) => !shown.includes(end)))
  return (
    <div className="grid gap-3">
      {shown.length === 0 ? (
        <p>{t('noEnds', { from: stretch.from })}</p>
      ) : (
        <ChoiceField
          key={stretch.from}
          name="end"
          label={t('end')}
          columns={2}
          choices={shown.map((end) => {
            const length = grid.lengths[end.minutes]
            return {
              value: end.to,
              label: t('to', { time: end.to, duration: length?.duration ?? '' }),
              hint: why(end) ?? length?.cost,
            }
          })}
          chosen={[stretch.to]}
          onChoose={onEnd}
        />
      )}
      {refused.length > 0 ? (
        <ul aria-label={t('cannot')} className="grid gap-1 text-small text-soft">
          {refused.map((end) => (
            <li key={end.to}>{why(end, end.last)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
