import { classNames } from './class-names'
import { TickIcon } from './icons'

/** How far the person has come in something with a few steps. `current` counts from 0. */
export function Steps({
  label,
  steps,
  current,
}: {
  label: string
  steps: readonly string[]
  current: number
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-5 gap-y-1 text-small">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'flex min-h-8 items-center gap-2',
            index === current ? 'font-[650] text-green' : 'text-soft',
          )}
        >
          {index < current ? (
            <TickIcon className="size-6 text-green" />
          ) : (
            <span
              className={classNames(
                'grid size-6 place-items-center rounded-full font-[650] leading-none tabular-nums',
                index === current ? 'bg-green text-on-green' : 'inset-ring inset-ring-edge',
              )}
            >
              {index + 1}
            </span>
          )}
          {step}
        </li>
      ))}
    </ol>
  )
}
