'use client'

import NextLink from 'next/link'
import { usePathname as useAddress } from 'next/navigation'
import type { ComponentProps } from 'react'
import { inLanguage, languageOf, withoutLanguage } from './language-path'

/**
 * A link whose path is written without a language and leads to the page in the reader's. It reads
 * the language off the address and needs no texts, so that a page of links stays light.
 */
export function Link({ href, ...rest }: ComponentProps<typeof NextLink> & { href: string }) {
  return <NextLink href={inLanguage(href, languageOf(useAddress()))} {...rest} />
}

/** In a client component: the page's path without its language. */
export function usePathname(): string {
  return withoutLanguage(useAddress())
}
