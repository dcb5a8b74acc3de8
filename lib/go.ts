import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { inLanguage } from '@/i18n/language-path'
import { redirect } from '@/i18n/navigation'
import { pageContext } from './context'
import { localPath, ownPath, withNext } from './local-path'
import { paths } from './paths'

/** Goes to a path of this site (written without a language) in the language of the request. */
export async function goTo(path: string): Promise<never> {
  return redirect({ href: path, locale: await getLocale() })
}

/** The address a press leads to, as an action answers it to a script (see `useStateAction`). */
export type Led = { to: string }

/**
 * Goes to a path of this site when a press is done. A script gets the address and goes there on its own:
 * otherwise the framework would make that page before it answers the press, and in a rush other families
 * would wait for it.
 */
export async function leadTo(path: string): Promise<Led> {
  if (!(await headers()).has('next-action')) return goTo(path)
  return { to: inLanguage(path, await getLocale()) }
}

/** Goes to the sign-in and comes back to `next` afterwards. */
export async function goToSignIn(next: unknown): Promise<never> {
  return goTo(withNext('/sign-in', localPath(next)))
}

/**
 * Runs a page's use cases and translates their faults: what is not there or not the viewer's
 * becomes the not-found page, a visitor goes to the sign-in and back to `path`, and a person whose
 * roles are withheld to the second factor and back.
 */
export async function forPage<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotFound) return (await secondFactorFirst(path)) ?? notFound()
    if (error instanceof SignInNeeded) return goToSignIn(path)
    throw error
  }
}

/** Sends a person whose roles are withheld to the second factor, and back to `path` afterwards. */
export async function secondFactorFirst(path: string | null): Promise<null> {
  const { actor } = await pageContext()
  if (actor.kind !== 'account' || !actor.secondFactor) return null
  return goTo(paths.secondFactor(path))
}

/** The path of the page an action was sent from, to come back to after signing in. */
export async function pageOfAction(): Promise<string | null> {
  return localPath(await pageBefore())
}

/** The page of this site that this request comes from; null if the browser does not say. */
export async function pageBefore(): Promise<string | null> {
  const sender = (await headers()).get('referer')
  if (!sender || !URL.canParse(sender)) return null
  const { pathname, search } = new URL(sender)
  return ownPath(`${pathname}${search}`)
}
