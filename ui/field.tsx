import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { AlertIcon } from './icons'

/** What every field says: its name, how to fill it, and what is wrong with it now. */
export type FieldText = {
  name: string
  label: ReactNode
  /** Defaults to `name`; an error summary links to it. */
  id?: string
  hint?: ReactNode
  /** What is wrong and what to do, already translated. */
  error?: ReactNode
  /** Shown after the label, for example “optional”. */
  note?: ReactNode
}

/** The accessible ties between an entry and its hint and error. */
export function fieldTies({ id, name, hint, error }: FieldText) {
  const own = id ?? name
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean)
  return {
    id: own,
    name,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
  }
}

/** The words under a label, hint above the entry and error next to it. */
export function FieldWords({ id, name, hint, error }: FieldText) {
  const own = id ?? name
  return (
    <>
      {hint ? (
        <p id={`${own}-hint`} className="text-small text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${own}-error`} className="flex items-start gap-1.5 text-small font-medium text-red">
          <AlertIcon className="mt-0.5 size-5 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
    </>
  )
}

function Frame({ text, children }: { text: FieldText; children: ReactNode }) {
  return (
    <div
      className={classNames('grid gap-1.5', Boolean(text.error) && 'border-l-4 border-red pl-3')}
    >
      <label htmlFor={text.id ?? text.name} className="font-[650]">
        {text.label}
        {text.note ? (
          <span className="ml-2 font-normal text-small text-soft">{text.note}</span>
        ) : null}
      </label>
      <FieldWords {...text} />
      {children}
    </div>
  )
}

function split<P extends FieldText>({ label, hint, error, note, id, name, ...rest }: P) {
  return { text: { label, hint, error, note, id, name }, rest }
}

/** One line of text, a number, a date, a time, a code: whatever `type` says. Give `defaultValue`. */
export function TextField(props: FieldText & Omit<ComponentProps<'input'>, 'id' | 'name'>) {
  const { text, rest } = split(props)
  const { className, ...input } = rest
  return (
    <Frame text={text}>
      <input
        type="text"
        {...input}
        {...fieldTies(text)}
        className={classNames('entry', className)}
      />
    </Frame>
  )
}

/** Several lines of text. */
export function TextAreaField(props: FieldText & Omit<ComponentProps<'textarea'>, 'id' | 'name'>) {
  const { text, rest } = split(props)
  return (
    <Frame text={text}>
      <textarea rows={4} {...rest} {...fieldTies(text)} className="entry" />
    </Frame>
  )
}

export type Option = { value: string; label: string; disabled?: boolean }

/**
 * A choice from a list; `empty` is the line for no choice, and groups keep long lists readable.
 * Another `defaultValue` chooses that line, whatever was chosen before.
 */
export function SelectField({
  options,
  groups = [],
  empty,
  ...props
}: FieldText &
  Omit<ComponentProps<'select'>, 'id' | 'name'> & {
    options?: readonly Option[]
    groups?: readonly { label: string; options: readonly Option[] }[]
    empty?: string
  }) {
  const { text, rest } = split(props)
  return (
    <Frame text={text}>
      <span className="relative block">
        <select
          // React writes the default of a list once: a form reset after its answer would go back to
          // the first one. Drawn again with another default, it keeps what was chosen.
          key={String(rest.defaultValue)}
          {...rest}
          {...fieldTies(text)}
          className="entry cursor-pointer appearance-none pr-10"
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options?.map(toOption)}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map(toOption)}
            </optgroup>
          ))}
        </select>
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2 fill-none stroke-soft stroke-2"
        >
          <path d="m5 7.5 5 5 5-5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
    </Frame>
  )
}

function toOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
