import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type Chip = {
  value: string
  label: ReactNode
  /** The whole sentence for screen readers, if the label is short. */
  spoken?: string
  /** Small, under the label. */
  note?: ReactNode
  quiet?: boolean
}

/**
 * A question answered by small chips in rows: several (`checkbox`, the default) or one (`radio`). For
 * many short answers; few long ones take `ChoiceField`.
 */
export function ChipField({
  kind = 'checkbox',
  name,
  label,
  hint,
  chips,
  chosen,
}: {
  kind?: 'radio' | 'checkbox'
  name: string
  label: ReactNode
  hint?: ReactNode
  chips: readonly Chip[]
  /** The values chosen at first. */
  chosen: readonly string[]
}) {
  return (
    <fieldset aria-describedby={hint ? `${name}-hint` : undefined} className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-[650]">{label}</legend>
      {hint ? (
        <p id={`${name}-hint`} className="text-small text-soft">
          {hint}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-1.5">
        {chips.map(({ value, label: text, spoken, note, quiet }) => (
          <label
            key={value}
            className={classNames(
              'relative grid min-h-11 min-w-11 max-w-full cursor-pointer place-content-center justify-items-center rounded-soft px-3 py-1.5 leading-tight inset-ring inset-ring-edge',
              'has-checked:bg-green has-checked:text-on-green has-checked:inset-ring-green',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
              quiet ? 'bg-sunk text-soft' : 'bg-card',
            )}
          >
            <input
              type={kind}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              aria-label={spoken}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <span className="wrap-anywhere">{text}</span>
            {note ? <span className="text-small leading-tight">{note}</span> : null}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
