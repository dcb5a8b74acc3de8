import { z } from 'zod'
import { keptCookie } from '@/lib/kept-cookie'
import { localPath } from '@/lib/local-path'
import { sealing } from '@/lib/sealing'

const cookie = keptCookie('baobaowu_sign_in')
const minutes = 15

const step = z.object({
  phone: z.string(),
  /** The code that was sent for it, which counts for no other sign-in. */
  codeId: z.string(),
  next: z.string().nullable(),
  /** From when another code may be asked for, in milliseconds. */
  againFrom: z.number(),
  /** When it ends, in milliseconds. */
  until: z.number(),
})

/** A sign-in under way: the number that a code went to, and where to go afterwards. */
export type SignInStep = Omit<z.infer<typeof step>, 'until'>

/** Makes a sign-in the one under way in the browser, sealed, so that the number stands in no address. */
export async function keepSignInStep(of: SignInStep): Promise<void> {
  const until = Date.now() + minutes * 60_000
  const sealed = sealing('sign_in').seal(JSON.stringify({ ...of, until }))
  await cookie.keep(sealed, minutes * 60)
}

/**
 * The sign-in under way, or null; `sealed` is for the forms of its page, since in another tab of the browser
 * a sign-in of another number may begin meanwhile.
 */
export async function signInStep(): Promise<(SignInStep & { sealed: string }) | null> {
  const sealed = await cookie.read()
  const value = openSignInStep(sealed)
  return value && { ...value, sealed }
}

/** The sign-in that a form belongs to; null if it is none, or too old. */
export function openSignInStep(sealed: string): SignInStep | null {
  try {
    const { until, ...value } = step.parse(JSON.parse(sealing('sign_in').open(sealed)))
    return until > Date.now() ? { ...value, next: localPath(value.next) } : null
  } catch {
    return null
  }
}

/** Forgets the sign-in under way. */
export async function dropSignInStep(): Promise<void> {
  await cookie.drop()
}
