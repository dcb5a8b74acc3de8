import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type FieldText, FieldWords, fieldTies } from './field'

/** One yes-or-no: a box and the sentence agreed to. Unticked sends nothing, ticked sends `value`. */
export function CheckboxField({
  value = 'yes',
  // Never undefined: React leaves the earlier tick if a default is no longer given.
  defaultChecked = false,
  required,
  ...text
}: FieldText & { value?: string; defaultChecked?: boolean; required?: boolean }) {
  const ties = fieldTies(text)
  return (
    <div className={classNames('grid gap-1', Boolean(text.error) && 'border-l-4 border-red pl-3')}>
      <label htmlFor={ties.id} className="flex min-h-11 cursor-pointer items-start gap-3 py-1.5">
        <input
          {...ties}
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          required={required}
          className="mt-0.5 size-6 shrink-0 cursor-pointer"
        />
        <span>{text.label}</span>
      </label>
      <FieldWords {...text} />
    </div>
  )
}

export type Choice = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Shown at the right edge: a price, a mark, a time. */
  aside?: ReactNode
  disabled?: boolean
}

/**
 * A question answered by touching cards: one (`radio`, the default) or several (`checkbox`).
 * Each card is its own label; a card that cannot be chosen says why in its hint.
 */
export function ChoiceField({
  kind = 'radio',
  choices,
  chosen = [],
  onChoose,
  columns = 1,
  required,
  ...text
}: FieldText & {
  kind?: 'radio' | 'checkbox'
  choices: readonly Choice[]
  /** The values chosen at first; with `onChoose`, those chosen now. */
  chosen?: readonly string[]
  onChoose?: (value: string) => void
  columns?: 1 | 2
  required?: boolean
}) {
  const ties = fieldTies(text)
  return (
    <fieldset
      id={ties.id}
      tabIndex={-1}
      aria-describedby={ties['aria-describedby']}
      className={classNames(
        'stack min-w-0 gap-2',
        Boolean(text.error) && 'border-l-4 border-red pl-3',
      )}
    >
      <legend className="mb-1.5 font-[650]">
        {text.label}
        {text.note ? (
          <span className="ml-2 font-normal text-small text-soft">{text.note}</span>
        ) : null}
      </legend>
      <FieldWords {...text} />
      <div className={classNames('stack gap-2', columns === 2 && 'sm:grid-cols-2')}>
        {choices.map((choice) => (
          <ChoiceCard
            key={choice.value}
            choice={choice}
            id={`${ties.id}-${choice.value}`}
            name={text.name}
            kind={kind}
            checked={chosen.includes(choice.value)}
            onChoose={onChoose}
            required={required === true && kind === 'radio'}
          />
        ))}
      </div>
    </fieldset>
  )
}

function ChoiceCard({
  choice,
  id,
  name,
  kind,
  checked,
  onChoose,
  required,
}: {
  choice: Choice
  id: string
  name: string
  kind: 'radio' | 'checkbox'
  checked: boolean
  onChoose?: (value: string) => void
  required: boolean
}) {
  return (
    <label
      htmlFor={id}
      className={classNames(
        'flex min-h-14 items-center gap-3 rounded-soft px-4 py-3 inset-ring inset-ring-edge',
        'has-checked:bg-green-wash has-checked:inset-ring-2 has-checked:inset-ring-green',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        choice.disabled
          ? 'cursor-not-allowed bg-sunk text-soft inset-ring-line'
          : 'cursor-pointer bg-card',
      )}
    >
      <input
        id={id}
        type={kind}
        name={name}
        value={choice.value}
        {...(onChoose
          ? { checked, onChange: () => onChoose(choice.value) }
          : { defaultChecked: checked })}
        disabled={choice.disabled}
        required={required}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
        className="size-5.5 shrink-0 outline-none"
      />
      <span className="grid min-w-0 flex-1">
        <span className="wrap-anywhere font-medium">{choice.label}</span>
        {choice.hint ? (
          <span id={`${id}-hint`} className="text-small text-soft">
            {choice.hint}
          </span>
        ) : null}
      </span>
      {choice.aside ? <span className="shrink-0">{choice.aside}</span> : null}
    </label>
  )
}
