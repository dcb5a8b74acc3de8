import type { ComponentProps, ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { classNames } from './class-names'

export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'plain'

const shape =
  'inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-soft px-5 py-2 text-center font-[650] leading-snug no-underline transition-colors aria-disabled:cursor-progress aria-disabled:opacity-70 print:hidden'

const kinds: Record<ButtonKind, string> = {
  primary: 'bg-green text-on-green hover:bg-green-deep',
  quiet: 'bg-green-wash text-green hover:text-green-deep hover:inset-ring-2 inset-ring-green',
  danger: 'bg-red-wash text-red hover:inset-ring-2 inset-ring-red',
  plain: 'text-green underline underline-offset-4 decoration-1 hover:decoration-2 px-3',
}

/** The classes of a button, for the rare element that must look like one. */
export function buttonClass(kind: ButtonKind = 'primary', wide = false): string {
  return classNames(shape, kinds[kind], wide && 'w-full')
}

type Look = { kind?: ButtonKind; wide?: boolean; children: ReactNode }

/**
 * A button: `primary` once a screen, `quiet` for the rest, `danger` for what takes something away,
 * `plain` for the least. `wide` fills its column. Submitting a form takes `SubmitButton`.
 */
export function Button({
  kind = 'primary',
  wide,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return <button type={type} className={classNames(buttonClass(kind, wide), className)} {...rest} />
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  kind = 'primary',
  wide,
  href,
  children,
  className,
}: Look & { href: string; className?: string }) {
  return (
    <Link href={href} prefetch={false} className={classNames(buttonClass(kind, wide), className)}>
      {children}
    </Link>
  )
}
