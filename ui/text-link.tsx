import type { ReactNode } from 'react'
import { Link } from '@/i18n/navigation'
import { classNames } from './class-names'

/** A link in running text. The path is without a language prefix. Nothing is fetched ahead. */
export function TextLink({
  href,
  children,
  className,
}: {
  href: string
  children: ReactNode
  className?: string
}) {
  return (
    <Link href={href} prefetch={false} className={classNames('link', className)}>
      {children}
    </Link>
  )
}
