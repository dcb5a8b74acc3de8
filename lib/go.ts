import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { redirect } from '@/i18n/navigation'
import { localPath, withNext } from './local-path'

/** Goes to a path of this site (written without a language) in the language of the request. */
export async function goTo(path: string): Promise<never> {
  return redirect({ href: path, locale: await getLocale() })
}

/** Goes to the sign-in and comes back to `next` afterwards. */
export async function goToSignIn(next: unknown): Promise<never> {
  return goTo(withNext('/sign-in', localPath(next)))
}

/**
 * Runs a page's use cases and translates their faults: what is not there or not the viewer's
 * becomes the not-found page, and who is not signed in goes to the sign-in and back to `path`.
 */
export async function forPage<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotFound) notFound()
    if (error instanceof SignInNeeded) return goToSignIn(path)
    throw error
  }
}

/** The path of the page an action was sent from, to come back to. */
export async function pageOfAction(): Promise<string | null> {
  const sender = (await headers()).get('referer')
  if (!sender || !URL.canParse(sender)) return null
  const { pathname, search } = new URL(sender)
  return localPath(`${pathname}${search}`)
}
