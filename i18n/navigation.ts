import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/**
 * Next.js navigation that knows the language: paths are written without a prefix
 * (`/rooms/abc`) and get `/en` where the page is English.
 */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
