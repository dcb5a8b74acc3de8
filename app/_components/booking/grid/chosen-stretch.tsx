import { useTranslations } from 'next-intl'
import { classNames } from '@/ui/class-names'
import { AlertIcon } from '@/ui/icons'
import { endOf, type Grid, type GridEnd, placesOf, type Stretch } from './grid'

/** Says what is chosen: when and how long, what limits the places and how many are left, the cost. */
export function ChosenStretch({ grid, stretch }: { grid: Grid; stretch: Stretch }) {
  const t = useTranslations('grid')
  const end = endOf(grid, stretch)
  const length = end ? grid.lengths[end.minutes] : undefined
  const { free, limit } = placesOf(grid, stretch)
  const { caregivers = 0, needed = 0, most = 0 } = limit ?? {}
  const wrong = whyNot(t, grid, end)
  const by = limit?.by === 'caregivers' && limit.byAge ? 'by_age' : limit?.by
  return (
    <div
      role="status"
      className={classNames(
        'grid gap-1 rounded-soft p-4 tabular-nums',
        wrong ? 'bg-apricot-wash' : 'bg-green-wash',
      )}
    >
      <p className="font-[650]">{t('chosen', { ...stretch, duration: length?.duration ?? '' })}</p>
      {wrong ? (
        <p className="flex items-start gap-1.5 text-apricot-ink">
          <AlertIcon className="mt-1 size-5 shrink-0" />
          <span>{wrong}</span>
        </p>
      ) : null}
      {by ? <p>{t(`sentence.${by}`, { caregivers, needed, most, free })}</p> : null}
      {length?.cost && !wrong ? <p>{length.cost}</p> : null}
    </div>
  )
}

function whyNot(t: ReturnType<typeof useTranslations<'grid'>>, grid: Grid, end: GridEnd | null) {
  if (!end?.refusal) return null
  const any = grid.halfHours.some((half) => half.ends.some((one) => one.refusal === null))
  if (!any) return t('full')
  return end.full ? t('gone', { at: end.full }) : t('badLength', { min: grid.min, max: grid.max })
}
